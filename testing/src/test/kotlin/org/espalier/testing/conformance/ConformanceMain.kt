package org.espalier.testing.conformance

import java.io.PrintStream
import java.nio.file.Path
import kotlin.io.path.isDirectory
import kotlin.system.exitProcess

/** The program behind `scripts/conformance FOLDER`. */
object ConformanceMain {
    /** Runs all families in the folder and exits with 0 if all cases hold, 1 if one does not, 2 on bad arguments. */
    @JvmStatic
    fun main(args: Array<String>) {
        exitProcess(run(args.toList(), System.out, System.err))
    }

    /** As [main], returning the exit code. */
    fun run(args: List<String>, out: PrintStream, err: PrintStream): Int {
        val folder = args.singleOrNull()?.let { Path.of(it) }
        if (folder == null || !folder.isDirectory()) {
            err.println("conformance: expected one argument, a folder with recorded cases, found $args")
            return 2
        }
        return try {
            val conformance = Conformance(folder)
            conformance.print(out)
            if (conformance.failed == 0) 0 else 1
        } catch (e: ConformanceException) {
            err.println("conformance: " + e.message)
            2
        }
    }
}
