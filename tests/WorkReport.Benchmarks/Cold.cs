using System.ComponentModel;
using System.Diagnostics;
using System.Net;
using System.Text;
using WorkReport.Documents.Fonts;
using WorkReport.Documents.Model;

namespace WorkReport.Benchmarks;

/// <summary>Whole processes, ours and those of others that are installed, in turns over the same text.</summary>
internal static class Cold
{
    private const int Rounds = 7;

    /// <summary>How another program is called.</summary>
    /// <param name="Name">As the table calls it.</param>
    /// <param name="Program">Found in the path.</param>
    /// <param name="Source">Writes what it reads into the folder and gives the arguments.</param>
    private sealed record Peer(string Name, string Program, Func<string, Corpus, string[]> Source);

    private static readonly string Body = Path.Combine(FontFolders.FetchedFolder, "FandolFang-Regular.otf");

    private static readonly Peer[] Peers =
    [
        new("Chromium", "chromium", (folder, corpus) => ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", $"--print-to-pdf={folder}/out.pdf", Html(folder, corpus)]),
        new("LibreOffice", "soffice", (folder, corpus) => ["--headless", $"-env:UserInstallation=file://{folder}/profile", "--convert-to", "pdf", "--outdir", folder, Html(folder, corpus)]),
        new("WeasyPrint", "weasyprint", (folder, corpus) => [Html(folder, corpus), $"{folder}/out.pdf"]),
        new("XeLaTeX", "xelatex", (folder, corpus) => ["-interaction=batchmode", $"-output-directory={folder}", Tex(folder, corpus)]),
        new("Typst", "typst", (folder, corpus) => ["compile", Typst(folder, corpus), $"{folder}/out.pdf"]),
    ];

    /// <param name="program">The built WorkReport.Web.dll.</param>
    /// <param name="small">Ten pages.</param>
    /// <param name="large">Two hundred.</param>
    public static IEnumerable<string> Measure(string program, Corpus small, Corpus large)
    {
        List<Peer> there = [new("WorkReport", "dotnet", (folder, corpus) => [Path.GetFullPath(program), "typeset", Text(folder, corpus), "-o", $"{folder}/out.pdf"]), .. Peers.Where(IsThere)];
        var times = new Dictionary<(string, Corpus), List<double>>();
        foreach (var corpus in new[] { small, large })
        {
            for (var round = -1; round < Rounds; round++)
            {
                foreach (var peer in there)
                {
                    var took = Run(peer, corpus);
                    if (round >= 0)
                        (times.TryGetValue((peer.Name, corpus), out var known) ? known : times[(peer.Name, corpus)] = []).Add(took);
                }
            }
        }

        var (ours10, ours200) = (Warm.Median(times[("WorkReport", small)]), Warm.Median(times[("WorkReport", large)]));
        foreach (var peer in there)
        {
            var (ten, twoHundred) = (Warm.Median(times[(peer.Name, small)]), Warm.Median(times[(peer.Name, large)]));
            yield return FormattableString.Invariant($"| {peer.Name} | {ten:0} | {ours10 / ten:0.00} | {twoHundred:0} | {ours200 / twoHundred:0.00} |");
        }
    }

    private static double Run(Peer peer, Corpus corpus)
    {
        var folder = Directory.CreateTempSubdirectory("workreport-bench-").FullName;
        try
        {
            var start = new ProcessStartInfo(peer.Program, peer.Source(folder, corpus)) { RedirectStandardOutput = true, RedirectStandardError = true };
            var began = Stopwatch.GetTimestamp();
            using var process = Process.Start(start)!;
            var read = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            process.WaitForExit();
            var took = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            read.GetAwaiter().GetResult();
            return Directory.EnumerateFiles(folder, "*.pdf").Any() ? took : throw new InvalidOperationException($"{peer.Name} wrote no file: {string.Join(' ', read.Result)}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static bool IsThere(Peer peer)
    {
        try
        {
            using var asked = Process.Start(new ProcessStartInfo(peer.Program, "--version") { RedirectStandardOutput = true, RedirectStandardError = true });
            asked?.WaitForExit();
            return asked is not null;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private static string Text(string folder, Corpus corpus) => Write(folder, "in.txt", corpus.Text);

    private static string Html(string folder, Corpus corpus)
    {
        var html = new StringBuilder("<!doctype html><html lang=zh-CN><meta charset=utf-8><style>@font-face{font-family:F;src:url(\"file://").Append(Body)
            .Append("\")}@page{size:A4;margin:37mm 26mm 35mm 28mm}body{margin:0;font:16pt/28.95pt F;text-align:justify}p{margin:0;text-indent:2em}</style>");
        foreach (var text in Texts(corpus))
            html.Append("<p>").Append(WebUtility.HtmlEncode(text)).Append("</p>\n");
        return Write(folder, "in.html", html.ToString());
    }

    private static string Tex(string folder, Corpus corpus)
    {
        var tex = new StringBuilder($$"""
            \documentclass{article}\usepackage[a4paper,top=37mm,left=28mm,right=26mm,bottom=35mm]{geometry}\usepackage{xeCJK}
            \setCJKmainfont[Path={{Path.GetDirectoryName(Body)}}/]{FandolFang-Regular.otf}\parindent=32pt\begin{document}\fontsize{16}{28.95}\selectfont

            """);
        foreach (var text in Texts(corpus))
            tex.Append(text.Replace("%", "\\%", StringComparison.Ordinal)).Append("\n\n");
        return Write(folder, "in.tex", tex.Append("\\end{document}\n").ToString());
    }

    private static string Typst(string folder, Corpus corpus)
    {
        var typst = new StringBuilder("#set page(paper: \"a4\", margin: (top: 37mm, left: 28mm, right: 26mm, bottom: 35mm))\n#set text(size: 16pt, font: \"FandolFang R\", lang: \"zh\")\n#set par(justify: true, first-line-indent: 2em)\n");
        foreach (var text in Texts(corpus))
            typst.Append(text).Append("\n\n");
        return Write(folder, "in.typ", typst.ToString());
    }

    private static IEnumerable<string> Texts(Corpus corpus) => corpus.Document.Body.Select(block => block switch
    {
        PartHeading part => part.Text,
        Heading heading => heading.Text,
        Paragraph paragraph => paragraph.Text,
        _ => "",
    });

    private static string Write(string folder, string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
