using System.Globalization;
using System.Text;

namespace WorkReport.Web.Demonstration;

/// <summary>A page of a few letters as PDF: stands for the signed lists and photographs that a real unit would put there.</summary>
internal static class DemonstrationPdf
{
    public static byte[] Of(string words)
    {
        var drawing = $"BT /F1 14 Tf 72 760 Td ({words}) Tj ET";
        string[] things =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> >> /Contents 5 0 R >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            $"<< /Length {drawing.Length.ToString(CultureInfo.InvariantCulture)} >>\nstream\n{drawing}\nendstream",
        ];
        var file = new StringBuilder("%PDF-1.4\n");
        List<int> starts = [];
        foreach (var (thing, number) in things.Select((thing, i) => (thing, i + 1)))
        {
            starts.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{number} 0 obj\n{thing}\nendobj\n");
        }

        var table = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {things.Length + 1}\n0000000000 65535 f \n");
        foreach (var start in starts)
            file.Append(CultureInfo.InvariantCulture, $"{start:0000000000} 00000 n \n");
        file.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {things.Length + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(file.ToString());
    }
}
