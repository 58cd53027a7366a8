using System.Text.RegularExpressions;

namespace NeuroBalance.Explorer;

/// <summary>The text of the page, in which every place is there once.</summary>
internal static class PageText
{
    /// <summary>The page with one place replaced.</summary>
    /// <param name="page">The text of the page.</param>
    /// <param name="place">The place.</param>
    /// <param name="text">What stands there then.</param>
    /// <exception cref="InvalidOperationException">The place is not there, or more than once.</exception>
    public static string Once(this string page, Regex place, string text) => place.Count(page) == 1
        ? place.Replace(page, _ => text) : throw new InvalidOperationException($"The page has {place.Count(page)} places of {place}.");
}
