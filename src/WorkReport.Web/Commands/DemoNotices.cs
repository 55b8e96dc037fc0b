using WorkReport.Documents.Layout;
using WorkReport.Domain.Notices;
using WorkReport.Domain.Reports;
using WorkReport.Web.Demonstration;
using WorkReport.Web.Platform;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Commands;

/// <summary>The notices of the demonstration: in the standard wording, set as the site sets them.</summary>
internal static class DemoNotices
{
    public static WriteNotice With(ChineseFonts fonts) => async (db, period, round, unitId, name, signedOn, contact, phone, cancel) =>
    {
        if (fonts.Find() is not { } faces)
            return null;
        var basis = await NoticeBasis.LoadAsync(db, period, round, unitId, name, cancel);
        var words = basis.Usual(signedOn) with { Contact = contact, Phone = phone };
        var facts = basis.Facts(words, basis.UsualDates);
        var set = new SetPages(unitId, "", Typesetter.Set(NoticeDocument.Of(facts), faces));
        return new DemonstrationNotice(words, basis.UsualDates, new NoticeContent(facts.ToJson(), new EditionFile(set.File()), set.Count), [.. basis.Below.Select(unit => unit.Id)]);
    };
}
