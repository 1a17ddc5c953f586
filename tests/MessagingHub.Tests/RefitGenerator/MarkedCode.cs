using System.Globalization;
using System.Text;

namespace MessagingHub.Tests.RefitGenerator;

/// <summary>Source in which [| and |] mark places.</summary>
internal static class MarkedCode
{
    /// <summary>The code without its marks, and the marked places in the order in which they open.</summary>
    public static (string Code, List<string> Places) Unmark(string marked)
    {
        var code = new StringBuilder();
        var places = new List<string>();
        var open = new Stack<(int Index, string Start)>();
        int line = 0;
        int lineStart = 0;
        for (int i = 0; i < marked.Length; i++)
        {
            string here = string.Create(CultureInfo.InvariantCulture, $"{line},{code.Length - lineStart}");
            if (marked.AsSpan(i).StartsWith("[|"))
            {
                open.Push((places.Count, here));
                places.Add("");
                i++;
            }
            else if (marked.AsSpan(i).StartsWith("|]"))
            {
                (int index, string start) = open.Pop();
                places[index] = $"Wire.cs {start}-{here}";
                i++;
            }
            else
            {
                code.Append(marked[i]);
                if (marked[i] == '\n')
                {
                    line++;
                    lineStart = code.Length;
                }
            }
        }

        return (code.ToString(), places);
    }
}
