using System.Globalization;
using WorkReport.Benchmarks;
using WorkReport.Benchmarks.Empty;
using WorkReport.Documents.Fonts;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is ["steps", .. var asked])
{
    await Steps.RunAsync(asked);
    return 0;
}

if (args is ["faults", .. var often])
    return Math.Min(await Faults.RunAsync(often), 1);

if (args is ["trouble", .. var troubles])
    return Math.Min(await Troubles.RunAsync(troubles), 1);

if (args is ["races", .. var races])
    return Math.Min(await Races.RunAsync(races), 1);

if (args is ["fuzz", .. var requests])
    return Math.Min(await Fuzzing.RunAsync(requests), 1);

if (args is ["census", .. var workbook])
    return Math.Min(await Census.RunAsync(workbook), 1);

if (args is ["import", .. var runs])
    return Math.Min(await Imports.RunAsync(runs), 1);

if (args is ["tree", var tree, .. var looks])
    return Math.Min(await Tree.RunAsync(tree, looks), 1);

if (args is ["check", .. var texts])
{
    Checking.Run(texts);
    return 0;
}

if (args is ["texts", .. var many])
    return Math.Min(Texts.Run(many), 1);

if (args is ["difference", .. var edited])
    return Math.Min(Differing.Run(edited), 1);

if (args is ["moves", .. var presses])
    return Math.Min(Presses.Run(presses), 1);

if (args is ["empty", var file])
{
    await EmptySite.RunAsync(file);
    return 0;
}

if (args is ["pages", .. var spans])
{
    await Pages.RunAsync(spans);
    return 0;
}

if (args is ["mix", .. var evening])
    return Math.Min(await Mix.RunAsync(evening), 1);

if (args is ["attacks", .. var under])
    return Math.Min(await Attacks.RunAsync(under), 1);

if (args is ["attacker", .. var what])
{
    await Attacker.RunAsync(what);
    return 0;
}

if (args is ["restore", .. var changes])
    return Math.Min(await Restore.RunAsync(changes), 1);

if (args is ["search", .. var searched])
    return Math.Min(await Searches.RunAsync(searched), 1);

if (args is ["reminders"])
    return Math.Min(await Reminders.RunAsync(), 1);

if (args is ["survey", .. var people])
    return Math.Min(await Survey.RunAsync(people), 1);

using var fonts = FontSet.Load(new FontFolders(Environment.GetEnvironmentVariable("Fonts__Folder"), FontFolders.FetchedFolder));
fonts.PrepareSubsets();

Console.WriteLine("## Warm, in one process\n");
Console.WriteLine("| | pages | layout ms | emission ms | both ms | layout / emission | both / emission | MB allocated | kB |");
Console.WriteLine("|---|---|---|---|---|---|---|---|---|");
foreach (var pages in new[] { 10, 200 })
    Console.WriteLine(Warm.Measure(Corpus.OfPages(pages, fonts), fonts));

Console.WriteLine("\n## 1,000 reports in a row\n");
Console.WriteLine(Growth.Measure(Corpus.OfPages(10, fonts), fonts, 1000));

if (args is [var program])
{
    Console.WriteLine("\n## Whole processes, start to file\n");
    Console.WriteLine("| | 10 pages ms | ours / theirs | 200 pages ms | ours / theirs |");
    Console.WriteLine("|---|---|---|---|---|");
    foreach (var line in Cold.Measure(program, Corpus.OfPages(10, fonts), Corpus.OfPages(200, fonts)))
        Console.WriteLine(line);
}

return 0;
