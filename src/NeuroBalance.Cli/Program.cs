using System.Runtime.InteropServices;
using NeuroBalance.Cli;

using CancellationTokenSource interruption = new();
// The first Ctrl-C asks the run to stop cleanly, a second one ends the process at once.
void Interrupt(PosixSignalContext context)
{
    context.Cancel = !interruption.IsCancellationRequested;
    Interruption.BySystem |= context.Signal == PosixSignal.SIGTERM;
    interruption.Cancel();
}

using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt);
using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Interrupt);
return await CommandLine.InvokeAsync(args, Terminal.OfProcess(), interruption.Token).ConfigureAwait(false);
