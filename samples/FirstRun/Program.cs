Console.WriteLine("first run");
