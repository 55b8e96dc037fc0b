using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace WorkReport.SqlServer.Tests.Offline;

/// <summary>Reads T-SQL as SQL Server 2019 does, the oldest version that we promise.</summary>
public static class TSql
{
    /// <summary>What is wrong with a script, also with the texts that it hands to EXEC.</summary>
    public static List<string> Faults(string script)
    {
        var faults = new List<string>();
        foreach (var text in (string[])[script, .. Executed(script)])
        {
            Parse(text, out var errors);
            faults.AddRange(errors.Select(e => $"line {e.Line}, column {e.Column}: {e.Message}"));
        }

        return faults;
    }

    /// <summary>The texts inside EXEC(N'…'), however deep, in their order.</summary>
    public static List<string> Executed(string script)
    {
        var found = new ExecutedTexts();
        Parse(script, out _)?.Accept(found);
        return [.. found.Texts.SelectMany(text => (string[])[text, .. Executed(text)])];
    }

    /// <summary>The statements that create a table, an index or a trigger, also those inside EXEC, each as its own text.</summary>
    public static List<string> Creates(string script)
    {
        var creates = new CreateStatements();
        foreach (var text in (string[])[script, .. Executed(script)])
            Parse(text, out _)?.Accept(creates);
        return creates.Texts;
    }

    /// <summary>
    /// Columns that are added and then used within one batch. SQL Server binds a batch before it runs any of it, so the
    /// use fails with error 207, though the table is there.
    /// </summary>
    public static List<string> ColumnsUsedWhereTheyAreAdded(string script)
    {
        var found = new List<string>();
        if (Parse(script, out _) is not TSqlScript parsed)
            return found;

        foreach (var batch in parsed.Batches)
        {
            var added = new AddedColumns();
            batch.Accept(added);
            var used = new DataStatements(added.Columns);
            batch.Accept(used);
            found.AddRange(used.Found);
        }

        return found;
    }

    private static TSqlFragment? Parse(string text, out IList<ParseError> errors)
    {
        using var reader = new StringReader(text);
        return new TSql150Parser(initialQuotedIdentifiers: true).Parse(reader, out errors);
    }

    private static string TextOf(TSqlFragment fragment) =>
        string.Concat(fragment.ScriptTokenStream.Skip(fragment.FirstTokenIndex).Take(fragment.LastTokenIndex - fragment.FirstTokenIndex + 1).Select(t => t.Text));

    private sealed class ExecutedTexts : TSqlFragmentVisitor
    {
        public List<string> Texts { get; } = [];

        public override void Visit(ExecutableStringList node) =>
            Texts.Add(string.Concat(node.Strings.OfType<StringLiteral>().Select(s => s.Value)));
    }

    private sealed class CreateStatements : TSqlFragmentVisitor
    {
        public List<string> Texts { get; } = [];

        public override void Visit(CreateTableStatement node) => Texts.Add(TextOf(node));

        public override void Visit(CreateIndexStatement node) => Texts.Add(TextOf(node));

        public override void Visit(CreateTriggerStatement node) => Texts.Add(TextOf(node));
    }

    private sealed class AddedColumns : TSqlFragmentVisitor
    {
        public HashSet<(string Table, string Column)> Columns { get; } = [];

        public override void Visit(AlterTableAddTableElementStatement node)
        {
            foreach (var column in node.Definition.ColumnDefinitions)
                Columns.Add((node.SchemaObjectName.BaseIdentifier.Value, column.ColumnIdentifier.Value));
        }
    }

    /// <summary>Only statements on data are bound beforehand; what defines is bound when it runs.</summary>
    private sealed class DataStatements(HashSet<(string Table, string Column)> added) : TSqlFragmentVisitor
    {
        public List<string> Found { get; } = [];

        public override void Visit(SelectStatement node) => Look(node);

        public override void Visit(DataModificationStatement node) => Look(node);

        private void Look(TSqlFragment statement)
        {
            var names = new Names();
            statement.Accept(names);
            Found.AddRange(added.Where(a => names.Tables.Contains(a.Table) && names.Columns.Contains(a.Column)).Select(a => $"{a.Table}.{a.Column}"));
        }
    }

    private sealed class Names : TSqlFragmentVisitor
    {
        public HashSet<string> Tables { get; } = [];
        public HashSet<string> Columns { get; } = [];

        public override void Visit(SchemaObjectName node) => Tables.Add(node.BaseIdentifier.Value);

        public override void Visit(ColumnReferenceExpression node)
        {
            if (node.MultiPartIdentifier is { Count: > 0 } name)
                Columns.Add(name.Identifiers[^1].Value);
        }
    }
}
