using NeuroBalance.Models;
using NeuroBalance.Samples;

// What drives peak withdrawal: 2,000 virtual subjects, partial rank correlations, a tornado and a pair plot.
string folder = Tool.Folder("sensitivity");
Tool.Run("sensitivity", Path.Combine(AppContext.BaseDirectory, "plan.json"), "--out", folder);
Tool.Run("summarize", folder, "--plot", Path.Combine(folder, "pairs.png"), "--pairs", "peak withdrawal", "Ethanol.DistributionVolume", "Ethanol.Cyp2e1Capacity", "Nmda.AdaptationExponent", "GabaA.EthanolPotentiation");
Console.WriteLine("The indices and the figures are in " + folder);
