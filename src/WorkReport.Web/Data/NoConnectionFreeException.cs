namespace WorkReport.Web.Data;

/// <summary>All connections to the server are in use, and none became free in time.</summary>
public sealed class NoConnectionFreeException(Exception cause) : Exception("All connections to the database are in use.", cause);
