package org.mokkachain.node.main;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells failures on standard error, as a line or as JSON, and gives the exit code. */
final class ErrorHandlers {
    private static final String JSON = "--json";

    private ErrorHandlers() {}

    static void install(CommandLine program) {
        program.setParameterExceptionHandler(ErrorHandlers::onParameters);
        program.setExecutionExceptionHandler(ErrorHandlers::onExecution);
    }

    private static int onParameters(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        String message = String.valueOf(failure.getMessage());
        String help = "Try '" + command.getCommandSpec().qualifiedName() + " --help'.";
        ErrorReport report = ErrorReport.usage(message, suggestion(failure) + help);
        return tell(report, failure, command.getErr(), List.of(arguments));
    }

    private static String suggestion(ParameterException failure) {
        return failure instanceof UnmatchedArgumentException unmatched && !unmatched.getSuggestions().isEmpty()
                ? "Did you mean " + unmatched.getSuggestions().getFirst() + "? "
                : "";
    }

    private static int onExecution(Exception failure, CommandLine command, ParseResult parsed) {
        return tell(ErrorReport.of(failure), failure, command.getErr(), parsed.expandedArgs());
    }

    private static int tell(ErrorReport report, Exception failure, PrintWriter err, List<String> arguments) {
        err.println(arguments.contains(JSON) ? report.json() : report.line());
        if (report.isBug()) {
            Arrays.stream(failure.getStackTrace()).limit(20).forEach(frame -> err.println("    at " + frame));
        }
        err.flush();
        return report.exit().number();
    }
}
