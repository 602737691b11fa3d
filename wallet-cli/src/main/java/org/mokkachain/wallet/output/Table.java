package org.mokkachain.wallet.output;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Aligned columns under a header; without a header, a list of names and values. */
public final class Table {
    private static final String GAP = "  ";

    private final List<Text> header;
    private final boolean[] right;
    private final List<List<Text>> rows = new ArrayList<>();

    private Table(List<Text> header, int columns) {
        this.header = header;
        this.right = new boolean[columns];
    }

    /**
     * An empty table.
     *
     * @param columns their titles; one that starts with {@code >} is aligned to the right
     */
    public static Table of(String... columns) {
        List<Text> header = Stream.of(columns)
                .map(c -> Text.dim(c.startsWith(">") ? c.substring(1) : c))
                .toList();
        Table table = new Table(header, columns.length);
        for (int i = 0; i < columns.length; i++) {
            table.right[i] = columns[i].startsWith(">");
        }
        return table;
    }

    /** Two columns without a header. */
    public static Table fields() {
        return new Table(List.of(), 2);
    }

    public Table row(Text... cells) {
        if (cells.length != right.length) {
            throw new IllegalArgumentException("a row of " + cells.length + " in a table of " + right.length);
        }
        rows.add(List.of(cells));
        return this;
    }

    /** A row of a list of fields. */
    public Table field(String name, Text value) {
        return row(Text.dim(name), value);
    }

    public Table field(String name, String value) {
        return field(name, Text.plain(value));
    }

    List<String> lines(boolean colour) {
        List<List<Text>> all = new ArrayList<>(rows);
        if (!header.isEmpty()) {
            all.addFirst(header);
        }
        int[] widths = new int[right.length];
        for (List<Text> row : all) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).width());
            }
        }
        return all.stream().map(row -> line(row, widths, colour)).toList();
    }

    private String line(List<Text> row, int[] widths, boolean colour) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            Text cell = row.get(i);
            boolean last = i == widths.length - 1;
            String padding = " ".repeat(widths[i] - cell.width());
            line.append(right[i] ? padding : "").append(cell.rendered(colour));
            line.append(last ? "" : (right[i] ? "" : padding) + GAP);
        }
        return line.toString().stripTrailing();
    }
}
