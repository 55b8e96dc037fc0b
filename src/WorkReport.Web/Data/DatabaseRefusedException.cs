using System.Globalization;
using System.Resources;

namespace WorkReport.Web.Data;

/// <summary>
/// The database cannot be used as it is. The message is a sentence for the person at the console that says how to mend it,
/// in the language of the current UI culture.
/// </summary>
public sealed class DatabaseRefusedException : Exception
{
    private static readonly ResourceManager Sentences = new("WorkReport.Web.Data.DatabaseRefusedException", typeof(DatabaseRefusedException).Assembly);

    internal DatabaseRefusedException(string reason, params object[] facts) : this(reason, null, facts) { }

    internal DatabaseRefusedException(string reason, Exception? cause, params object[] facts)
        : base(string.Format(CultureInfo.InvariantCulture, Sentences.GetString(reason, CultureInfo.CurrentUICulture)!, facts), cause) =>
        Reason = reason;

    /// <summary>Which refusal it is, as a stable word.</summary>
    public string Reason { get; }
}
