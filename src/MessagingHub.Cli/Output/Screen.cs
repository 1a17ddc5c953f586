using System.Text;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace MessagingHub.Cli;

/// <summary>Output for people: tables and colours in a terminal, plain lines without colour everywhere else.</summary>
internal sealed class Screen
{
    private readonly TextWriter _output;
    private readonly IAnsiConsole? _console;

    public Screen(MhubEnvironment environment)
    {
        _output = environment.Out;
        Width = environment.Width;
        if (!environment.IsTerminal)
        {
            return;
        }

        bool colours = string.IsNullOrEmpty(environment.Variables.GetValueOrDefault("NO_COLOR"))
            && environment.Variables.GetValueOrDefault("TERM") != "dumb";
        _console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = colours ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = colours ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
            Out = new TerminalOutput(environment),
        });
    }

    public bool IsTerminal => _console is not null;

    public int Width { get; }

    public Style Strong { get; } = new(decoration: Decoration.Bold);

    public Style Good { get; } = new(foreground: Color.Green);

    public Style Bad { get; } = new(foreground: Color.Red);

    public RenderOptions Options => RenderOptions.Create(_console ?? throw new InvalidOperationException("Only a terminal renders."));

    public void Line(string text = "") => _output.WriteLine(PlainText.Of(text));

    /// <summary>A line that begins with an emphasized word.</summary>
    public void Write(string word, string rest, Style? style = null)
    {
        if (_console is null)
        {
            _output.WriteLine(PlainText.Of(word + rest));
            return;
        }

        // Lines are left to the terminal to break: what is copied from it stays whole.
        string opening = PlainText.Of(word);
        _console.Write(new Text(opening, style ?? Strong));
        _output.WriteLine(PlainText.Of(rest));
    }

    public void Write(IRenderable table) => _console?.Write(table);

    private sealed class TerminalOutput(MhubEnvironment environment) : IAnsiConsoleOutput
    {
        private const int AnyHeight = 24;

        public TextWriter Writer => environment.Out;

        public bool IsTerminal => environment.IsTerminal;

        public int Width => environment.Width;

        public int Height => AnyHeight;

        public void SetEncoding(Encoding encoding)
        {
        }
    }
}
