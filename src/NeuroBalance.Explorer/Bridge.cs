using System.Runtime.InteropServices.JavaScript;
using System.Runtime.Versioning;
using NeuroBalance.Explorer;

[assembly: SupportedOSPlatform("browser")]

// The worker calls the exports; nothing runs of itself.
return;

/// <summary>What the page's worker calls.</summary>
internal static partial class Bridge
{
    private static readonly Session Visit = new();

    /// <summary>Answers a request (see <see cref="Session.Ask"/>).</summary>
    [JSExport]
    internal static string Ask(string request) => Visit.Ask(request);

    /// <summary>The numbers of the last drawing or trace.</summary>
    [JSExport]
    internal static double[] Numbers() => Visit.Numbers;
}
