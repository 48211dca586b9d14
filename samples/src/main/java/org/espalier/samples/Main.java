package org.espalier.samples;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.espalier.samples.cli.AskCommand;
import org.espalier.samples.cli.CaseStudyCommand;
import org.espalier.samples.cli.DemoCommand;
import org.espalier.samples.cli.NotebookCommand;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line: {@code ./espalier demo}, {@code ./espalier notebook}, {@code ./espalier casestudy}, {@code ./espalier ask}. */
@Command(
        name = "espalier",
        description = "Symbolic programs as search spaces.",
        mixinStandardHelpOptions = true,
        version = "Espalier 0.1.0",
        subcommands = {DemoCommand.class, NotebookCommand.class, CaseStudyCommand.class, AskCommand.class})
public final class Main implements Runnable {
    /** Exit code of a command that was given something it cannot use. */
    public static final int BAD_INPUT = 2;

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    /** Runs the command line and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(run(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                arguments));
    }

    /**
     * Runs the command line.
     *
     * @param out where results go
     * @param err where complaints go: one line if the input cannot be used
     * @return 0, {@link #BAD_INPUT}, or 1 after an unforeseen error
     */
    public static int run(PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine line =
                new CommandLine(new Main()).setOut(out).setErr(err).setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler((problem, given) -> {
            String name = problem.getCommandLine().getCommandSpec().qualifiedName();
            err.println(name + ": " + firstLine(problem.getMessage()) + " (see ./" + name + " --help)");
            return BAD_INPUT;
        });
        return line.execute(arguments);
    }

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getOut());
        }
    }

    private static String firstLine(@Nullable String message) {
        return message == null
                ? "cannot be understood"
                : message.lines().findFirst().orElse("");
    }
}
