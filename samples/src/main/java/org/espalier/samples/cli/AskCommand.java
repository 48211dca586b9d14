package org.espalier.samples.cli;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.espalier.algo.Algorithm;
import org.espalier.algo.Objective;
import org.espalier.io.NeutralJson;
import org.espalier.samples.ask.AskTell;
import org.espalier.samples.ask.SpaceFile;
import org.espalier.study.StudyException;
import org.espalier.symbol.TypeRegistry;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** A search for programs in any language: requests on standard input, answers on standard output, one JSON object a line. */
@Command(
        name = "ask",
        description = "Proposes children of a space and learns from results: JSON lines, see docs/ask-and-tell.md.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
public final class AskCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Option(
            names = "--space",
            paramLabel = "FILE",
            required = true,
            description = "the search space: neutral JSON, or a tree or spec that Espalier wrote")
    private Path space = Path.of("");

    @Option(
            names = "--types",
            paramLabel = "FILE",
            description = "the classes that a neutral space names, with their fields and defaults (taken as they come)")
    private @Nullable Path types;

    @Option(
            names = "--algorithm",
            paramLabel = "NAME",
            defaultValue = AlgorithmNames.DEFAULT,
            completionCandidates = AlgorithmNames.class,
            description = "${COMPLETION-CANDIDATES} (${DEFAULT-VALUE})")
    private String algorithm = AlgorithmNames.DEFAULT;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "decides everything random (${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--objectives",
            paramLabel = "NAME:min|max,...",
            defaultValue = "value:max",
            description = "what is optimized (${DEFAULT-VALUE})")
    private String objectives = "value:max";

    @Option(
            names = "--trials",
            paramLabel = "N",
            defaultValue = "100",
            description =
                    "how many trials the settings of the algorithm should suit; more may be asked for (${DEFAULT-VALUE})")
    private int trials;

    @Override
    public Integer call() {
        AskTell search = start();
        PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        try {
            search.serve(new InputStreamReader(System.in, StandardCharsets.UTF_8), out);
        } catch (IOException e) {
            commandLine().getErr().println("espalier ask: cannot read standard input: " + e.getMessage());
            return 1;
        }
        return 0;
    }

    private AskTell start() {
        Algorithm chosen = AlgorithmNames.named(commandLine(), algorithm, trials);
        List<Objective> parsed = objectives();
        TypeRegistry registry = TypeRegistry.EMPTY;
        Path file = space;
        String option = "--space";
        try {
            if (types != null) {
                option = "--types";
                file = types;
                registry = NeutralJson.readTypes(Files.readString(file));
            }
            option = "--space";
            file = space;
            return AskTell.start(SpaceFile.read(Files.readString(file), registry), chosen, parsed, seed);
        } catch (IOException e) {
            throw refused(option + ": cannot read " + file + ": " + e.getMessage(), e);
        } catch (IllegalArgumentException | StudyException e) {
            throw refused(
                    option + ": " + file + ": " + String.valueOf(e.getMessage()).replaceAll("\\R\\s*", "; "), e);
        }
    }

    private List<Objective> objectives() {
        List<Objective> parsed = new ArrayList<>();
        for (String part : objectives.split(",", -1)) {
            String[] nameAndDirection = part.trim().split(":", -1);
            String direction =
                    nameAndDirection.length == 2 ? nameAndDirection[1].trim().toLowerCase(Locale.ROOT) : "";
            String name = nameAndDirection[0].trim();
            if (name.isEmpty() || !direction.equals("min") && !direction.equals("max")) {
                throw refused("--objectives: expected name:min or name:max, found '" + part + "'", null);
            }
            Objective objective = direction.equals("min") ? Objective.minimize(name) : Objective.maximize(name);
            if (parsed.stream().anyMatch(other -> other.name().equals(name))) {
                throw refused("--objectives: expected different names, found '" + name + "' twice", null);
            }
            parsed.add(objective);
        }
        return parsed;
    }

    private ParameterException refused(String message, @Nullable Exception cause) {
        return new ParameterException(commandLine(), message, cause);
    }

    private CommandLine commandLine() {
        if (spec == null) {
            throw new IllegalStateException("Run by way of the command line");
        }
        return spec.commandLine();
    }
}
