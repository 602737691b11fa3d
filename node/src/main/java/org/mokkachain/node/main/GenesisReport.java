package org.mokkachain.node.main;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mokkachain.api.genesis.GenesisLint;
import org.mokkachain.api.genesis.GenesisMistake;

/** What was found in a genesis file, for people: places first, as compilers write them, so that editors jump there. */
final class GenesisReport {
    private GenesisReport() {}

    static List<String> lines(Path file, GenesisLint lint) {
        List<String> lines = new ArrayList<>();
        lint.mistakes().forEach(mistake -> add(file, "error", mistake, lines));
        lint.warnings().forEach(warning -> add(file, "warning", warning, lines));
        String warnings = lint.warnings().isEmpty() ? "" : ", " + count(lint.warnings().size(), "warning");
        lines.add((lint.ok() ? "ok" : count(lint.mistakes().size(), "mistake")) + warnings);
        return lines;
    }

    private static void add(Path file, String kind, GenesisMistake found, List<String> lines) {
        String pointer = found.pointer().isEmpty() ? "" : found.pointer() + ": ";
        lines.add(file + ":" + found.line() + ":" + found.column() + ": " + kind + ": " + pointer + found.message());
        lines.add("    " + found.remedy());
    }

    /** As in "1 warning", "2 warnings". */
    static String count(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
