using NeuroBalance.Cli;

Terminal terminal = Terminal.OfProcess();
// What fails on a thread that nobody waits for ends the process as anything else does.
AppDomain.CurrentDomain.UnhandledException += (_, fault) =>
    Environment.Exit(Ending.Of((Exception)fault.ExceptionObject, terminal.Activity, args).Tell(terminal));
using Interruption interruption = new(terminal);
return await CommandLine.InvokeAsync(args, terminal, interruption.Token).ConfigureAwait(false);
