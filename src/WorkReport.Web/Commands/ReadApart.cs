using WorkReport.Web.Exchange;

namespace WorkReport.Web.Commands;

/// <summary><c>read-sheet</c>, <c>read-word</c>, <c>read-form</c>, <c>fill-form</c>: what the program starts itself as, to open a file that anyone may have made. Nobody calls them; no help names them.</summary>
internal static class ReadApart
{
    public static bool IsAsked(string[] args) => args is [SheetChild.Command or WordChild.Command or FormChild.ReadCommand or FormChild.FillCommand];

    public static int Run(string command)
    {
        using var input = Console.OpenStandardInput();
        using var output = Console.OpenStandardOutput();
        return command switch
        {
            SheetChild.Command => SheetChild.Serve(input, output),
            WordChild.Command => WordChild.Serve(input, output),
            _ => FormChild.Serve(command, input, output),
        };
    }
}
