Console.WriteLine("neurobalance");
