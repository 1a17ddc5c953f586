namespace MessagingHub.Tests.RefitGenerator;

/// <summary>Finds files of this repository from wherever the tests run.</summary>
internal static class RepositoryFiles
{
    public static string PathOf(string relativePath)
    {
        for (var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "MessagingHub.sln")))
            {
                return Path.Combine(folder.FullName, relativePath);
            }
        }

        throw new FileNotFoundException("The tests do not run inside the repository.", relativePath);
    }

    public static string Read(string relativePath) => File.ReadAllText(PathOf(relativePath)).ReplaceLineEndings("\n");
}
