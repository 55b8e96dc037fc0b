using WorkReport.Web.Exchange;

namespace WorkReport.Web.Commands;

/// <summary><c>read-sheet</c>: what the program starts itself as, to read a file that anyone may have made. Nobody calls it; no help names it.</summary>
internal static class ReadSheet
{
    public static bool IsAsked(string[] args) => args is [SheetChild.Command];

    public static int Run()
    {
        using var input = Console.OpenStandardInput();
        using var output = Console.OpenStandardOutput();
        return SheetChild.Serve(input, output);
    }
}
