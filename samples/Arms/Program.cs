using NeuroBalance.Models;
using NeuroBalance.Samples;

// Ketamine's timing and rate against benzodiazepine use: the same 2,000 virtual subjects in six arms.
string folder = Tool.Folder("arms"), results = Path.Combine(folder, "results");
Tool.Run("sweep", Path.Combine(AppContext.BaseDirectory, "plan.json"), "--out", results);
Tool.Run("summarize", results, "--metric", "benzodiazepine given (mg)", "--plot", Path.Combine(folder, "arms.png"), "--title", "Benzodiazepine given by the protocol, by ketamine's start and rate");
Console.WriteLine("\nThe figure and the results are in " + folder);
