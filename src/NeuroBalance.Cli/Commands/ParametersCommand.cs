using System.CommandLine;
namespace NeuroBalance.Cli.Commands;
internal static class ParametersCommand { public static Command Create(Terminal terminal) { Command command = new("parameters", "x"); return command; } }
