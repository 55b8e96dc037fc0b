using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using WorkReport.Documents.Docx;
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

    private static readonly (string Name, string Path)[] Faces =
    [
        ("Fang", Path.Combine(FontFolders.FetchedFolder, "FandolFang-Regular.otf")),
        ("Kai", Path.Combine(FontFolders.FetchedFolder, "FandolKai-Regular.otf")),
        ("Hei", Path.Combine(FontFolders.FetchedFolder, "FandolHei-Regular.otf")),
        ("Song", Path.Combine(FontFolders.FetchedFolder, "FandolSong-Regular.otf")),
        ("Title", Path.Combine(FontFolders.FetchedFolder, "NotoSerifSC-Bold.ttf")),
    ];

    private static readonly Peer[] Peers =
    [
        new("Typst", "typst", (folder, corpus) => ["compile", "--font-path", FontFolders.FetchedFolder, Typst(folder, corpus), $"{folder}/out.pdf"]),
        new("XeLaTeX, one pass", "xelatex", (folder, corpus) => ["-interaction=batchmode", $"-output-directory={folder}", Tex(folder, corpus)]),
        new("LibreOffice, from our DOCX", "soffice", (folder, corpus) => ["--headless", $"-env:UserInstallation=file://{folder}/profile", "--convert-to", "pdf", "--outdir", folder, Word(folder, corpus)]),
        new("Chromium", "chromium", (folder, corpus) => ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", $"--print-to-pdf={folder}/out.pdf", Html(folder, corpus)]),
        new("WeasyPrint", "weasyprint", (folder, corpus) => [Html(folder, corpus), $"{folder}/out.pdf"]),
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
            var start = new ProcessStartInfo(peer.Program, peer.Source(folder, corpus)) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
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

    private static string Word(string folder, Corpus corpus)
    {
        var path = Path.Combine(folder, "in.docx");
        using var file = File.Create(path);
        DocxWriter.Write(corpus.Document, file);
        return path;
    }

    /// <summary>Page numbers by parity, headings in their faces: what every one of them can do of the same page.</summary>
    private static string Html(string folder, Corpus corpus)
    {
        var html = new StringBuilder("<!doctype html><html lang=zh-CN><meta charset=utf-8><title>").Append(Title(corpus)).Append("</title><style>")
            .AppendJoin("", Faces.Select(face => $"@font-face{{font-family:{face.Name};src:url(\"file://{face.Path}\")}}"))
            .Append("@page{size:A4;margin:37mm 26mm 35mm 28mm}")
            .Append("@page :right{@bottom-right{content:\"— \" counter(page) \" —\";font:14pt Song}}@page :left{@bottom-left{content:\"— \" counter(page) \" —\";font:14pt Song}}")
            .Append("body{margin:0;font:16pt/28.95pt Fang;text-align:justify}p,h2,h3,h4,h5{margin:0;text-indent:2em;font-weight:400;font-size:16pt}h1,h2.part{font:22pt/35pt Title;text-align:center;text-indent:0}")
            .Append("h2{font-family:Hei}h3,b{font-family:Kai;font-weight:400}h2,h3,h4,h5{break-after:avoid}</style><h1>").Append(Title(corpus)).Append("</h1>\n");
        foreach (var block in corpus.Document.Body)
        {
            html.Append(block switch
            {
                PartHeading part => $"<h2 class=part>{WebUtility.HtmlEncode(part.Text)}</h2>\n",
                Heading heading => $"<h{heading.Level + 1}>{WebUtility.HtmlEncode(heading.Text)}</h{heading.Level + 1}>\n",
                Paragraph paragraph => $"<p>{(paragraph.LeadLength > 0 ? $"<b>{WebUtility.HtmlEncode(paragraph.Text[..paragraph.LeadLength])}</b>" : "")}{WebUtility.HtmlEncode(paragraph.Text[paragraph.LeadLength..])}</p>\n",
                _ => "",
            });
        }

        return Write(folder, "in.html", html.ToString());
    }

    private static string Tex(string folder, Corpus corpus)
    {
        var tex = new StringBuilder("\\documentclass[twoside]{article}\\usepackage[a4paper,top=37mm,left=28mm,right=26mm,bottom=35mm]{geometry}\\usepackage{xeCJK,fancyhdr,hyperref}\n");
        foreach (var (name, path) in Faces)
            tex.Append(CultureInfo.InvariantCulture, $"\\newCJKfontfamily\\{name}[Path={Path.GetDirectoryName(path)}/]{{{Path.GetFileName(path)}}}\n");
        tex.Append(CultureInfo.InvariantCulture, $"\\setCJKmainfont[Path={Path.GetDirectoryName(Faces[0].Path)}/]{{{Path.GetFileName(Faces[0].Path)}}}\n")
            .Append("\\pagestyle{fancy}\\fancyhf{}\\renewcommand\\headrulewidth{0pt}\\fancyfoot[RO,LE]{— \\thepage{} —}\\parindent=32pt\\begin{document}\\fontsize{16}{28.95}\\selectfont\n")
            .Append(CultureInfo.InvariantCulture, $"{{\\centering\\Title\\fontsize{{22}}{{35}}\\selectfont {Escaped(Title(corpus))}\\par}}\n\n");
        var bookmarks = 0;
        foreach (var block in corpus.Document.Body)
        {
            tex.Append(block switch
            {
                PartHeading part => $"{Bookmark(0, part.Text)}{{\\centering\\Title {Escaped(part.Text)}\\par}}\n\n",
                Heading heading => $"{Bookmark(heading.Level, heading.Text)}{{\\{(heading.Level switch { 1 => "Hei", 2 => "Kai", _ => "Fang" })} {Escaped(heading.Text)}}}\\nopagebreak\n\n",
                Paragraph { LeadLength: > 0 } lead => $"{Bookmark(lead.LeadLevel, lead.Text[..lead.LeadLength])}{{\\Kai {Escaped(lead.Text[..lead.LeadLength])}}}{Escaped(lead.Text[lead.LeadLength..])}\n\n",
                Paragraph paragraph => $"{Escaped(paragraph.Text)}\n\n",
                _ => "",
            });
        }

        return Write(folder, "in.tex", tex.Append("\\end{document}\n").ToString());

        string Bookmark(int level, string text) => FormattableString.Invariant($"\\pdfbookmark[{level}]{{{Escaped(text)}}}{{b{bookmarks++}}}");

        static string Escaped(string text) => text.Replace("%", "\\%", StringComparison.Ordinal);
    }

    private static string Typst(string folder, Corpus corpus)
    {
        var typst = new StringBuilder("#set page(paper: \"a4\", margin: (top: 37mm, left: 28mm, right: 26mm, bottom: 35mm), footer: context { let n = counter(page).get().first(); align(if calc.odd(n) { right } else { left }, text(font: \"FandolSong\", size: 14pt)[— #n —]) })\n")
            .Append("#set text(size: 16pt, font: \"FandolFang R\", lang: \"zh\")\n#set par(justify: true, first-line-indent: (amount: 2em, all: true), leading: 12.95pt, spacing: 12.95pt)\n")
            .Append("#show heading: set text(size: 16pt, weight: \"regular\")\n#show heading.where(level: 1): set align(center)\n#show heading.where(level: 1): set text(font: \"Noto Serif SC\", weight: \"bold\")\n")
            .Append("#show heading.where(level: 2): set text(font: \"FandolHei\")\n#show heading.where(level: 3): set text(font: \"FandolKai\")\n")
            .Append(CultureInfo.InvariantCulture, $"#align(center, text(font: \"Noto Serif SC\", weight: \"bold\", size: 22pt)[{Title(corpus)}])\n\n");
        foreach (var block in corpus.Document.Body)
        {
            typst.Append(block switch
            {
                PartHeading part => $"= {part.Text}\n\n",
                Heading heading => $"{new string('=', heading.Level + 1)} {heading.Text}\n\n",
                Paragraph paragraph => $"#text(font: \"FandolKai\")[{paragraph.Text[..paragraph.LeadLength]}]{paragraph.Text[paragraph.LeadLength..]}\n\n",
                _ => "",
            });
        }

        return Write(folder, "in.typ", typst.ToString());
    }

    private static string Title(Corpus corpus) => string.Concat(corpus.Document.Frontmatter.Title);

    private static string Write(string folder, string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
