using NeuroBalance.Samples;

// What drives peak withdrawal: 2,000 virtual subjects, partial rank correlations, a tornado.
string folder = Tool.Folder("sensitivity");
Tool.Run("sensitivity", Path.Combine(AppContext.BaseDirectory, "plan.json"), "--out", folder);
Console.WriteLine("The indices and the figures are in " + folder);
