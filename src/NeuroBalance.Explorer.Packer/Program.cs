// Makes what the page is published with.
//   poster           writes the reference run into the page's source, for the picture before anything computes
//   pack FOLDER      completes a published folder: the one file, the list for offline visits, compressed copies
using NeuroBalance.Explorer;

switch (args)
{
    case ["poster"]:
        File.WriteAllText(Poster.Home, Poster.Text());
        Console.WriteLine("Wrote " + Poster.Home);
        return 0;
    case ["pack", string folder]:
        PublishedFolder.Complete(Path.Combine(folder, "wwwroot"));
        return 0;
    default:
        Console.Error.WriteLine("Usage: poster | pack FOLDER");
        return 2;
}
