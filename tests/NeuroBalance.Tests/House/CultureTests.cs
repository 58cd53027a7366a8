using System.Globalization;
using System.Text.RegularExpressions;

namespace NeuroBalance.Tests.House;

/// <summary>A run of the suite in another culture is one: the runtime took the culture that the environment asks for.</summary>
public sealed class CultureTests
{
    [Fact]
    public void The_culture_is_the_one_that_the_environment_asks_for()
    {
        string asked = Environment.GetEnvironmentVariable("LC_ALL") is { Length: > 0 } all ? all
            : Environment.GetEnvironmentVariable("LANG") ?? "";
        Match name = Regex.Match(asked, "^(?<language>[a-z]{2})_(?<region>[A-Z]{2})");
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows asks for cultures in another way.");
        if (!name.Success)
        {
            Assert.Equal("", CultureInfo.CurrentCulture.Name);
            return;
        }

        Assert.SkipWhen(CultureInfo.InstalledUICulture.Equals(CultureInfo.InvariantCulture), "The runtime runs without cultures.");
        Assert.Equal($"{name.Groups["language"]}-{name.Groups["region"]}", CultureInfo.CurrentCulture.Name);
    }
}
