namespace WorkReport.Web.Data;

/// <summary>What a database complains of, in the same word for SQLite and SQL Server.</summary>
public enum DatabaseFault
{
    /// <summary>Someone else saved the row in the meantime.</summary>
    Conflict,

    /// <summary>A value that must be unique stands there already.</summary>
    Duplicate,

    /// <summary>A row that is pointed at does not exist, or is still pointed at.</summary>
    Reference,

    /// <summary>A value that must be there is not.</summary>
    Missing,

    /// <summary>A text is longer than its column.</summary>
    TooLong,

    /// <summary>Others are writing; trying again may help.</summary>
    Busy,

    /// <summary>The login of the site may not do it.</summary>
    Denied,

    /// <summary>There is no room left on the disk.</summary>
    Full,

    /// <summary>The file cannot be opened or written, or the server does not answer.</summary>
    Unreachable,

    /// <summary>The file is no database, or is broken.</summary>
    Damaged,
}
