-- The database of WorkReport: run once by who administers the server, with sqlcmd and the variable «password». A second time it changes nothing.
IF DB_ID(N'WorkReport') IS NULL CREATE DATABASE [WorkReport];
GO
IF (SELECT is_read_committed_snapshot_on FROM sys.databases WHERE name = N'WorkReport') = 0
    ALTER DATABASE [WorkReport] SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE;
GO
IF SUSER_ID(N'workreport') IS NULL CREATE LOGIN [workreport] WITH PASSWORD = N'$(password)';
GO
USE [WorkReport];
GO
IF USER_ID(N'workreport') IS NULL CREATE USER [workreport] FOR LOGIN [workreport];
ALTER ROLE db_owner ADD MEMBER [workreport];
GO
