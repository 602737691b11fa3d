package org.mokkachain.wallet.batch;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mokkachain.types.crypto.Sha256;
import org.mokkachain.types.value.Hash;
import org.mokkachain.wallet.output.Failure;

/**
 * The lines of a CSV file (RFC 4180, UTF-8) with the columns {@code to}, {@code amount} and, if they are there,
 * {@code asset} and {@code memo}. Nothing is guessed: another column, an open quote, a line too short or too long is a
 * mistake. Blank lines do not count.
 *
 * @param hash of the whole file
 * @param rows in the order of the file
 * @param mistakes lines that are none, by number, with what is wrong
 */
public record PaymentFile(Hash hash, List<Row> rows, Map<Long, String> mistakes) {
    public static final int MAX_LINES = 10_000;
    private static final int MAX_BYTES = 8 << 20;
    private static final List<String> COLUMNS = List.of("to", "amount", "asset", "memo");
    private static final String HEADER = "The first line names the columns: to,amount or to,amount,asset,memo.";

    public PaymentFile {
        rows = List.copyOf(rows);
        mistakes = Collections.unmodifiableMap(new LinkedHashMap<>(mistakes));
    }

    /**
     * One payment as it is written; what is not there is empty.
     *
     * @param line its first line in the file, from 1
     */
    public record Row(long line, String to, String amount, String asset, String memo) {}

    /** Reads a file; refused if it is none of this kind. */
    public static PaymentFile read(Path file) throws Failure {
        byte[] content;
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw Failure.usage(file + " has more than " + MAX_BYTES + " bytes", "Split it.");
            }
            content = Files.readAllBytes(file);
        } catch (IOException e) {
            throw Failure.usage("cannot read " + file + ": " + e, "Check the path and the file's owner.");
        }
        return parse(file.toString(), content);
    }

    static PaymentFile parse(String name, byte[] content) throws Failure {
        List<CsvRecord> records = records(name, decode(name, content));
        if (records.isEmpty()) {
            throw Failure.usage(name + " is empty", HEADER);
        }
        Map<String, Integer> columns = columns(name, records.getFirst());
        List<Row> rows = new ArrayList<>();
        Map<Long, String> mistakes = new LinkedHashMap<>();
        for (CsvRecord record : records.subList(1, records.size())) {
            if (record.getFieldCount() != columns.size()) {
                mistakes.put(record.getStartingLineNumber(), "it has " + record.getFieldCount()
                        + " fields, the header " + columns.size() + " columns; a text with a comma is quoted");
            } else {
                rows.add(row(record, columns));
            }
        }
        if (rows.isEmpty() && mistakes.isEmpty()) {
            throw Failure.usage(name + " has no payments", "Each line after the first is one.");
        }
        return new PaymentFile(Sha256.hash(content), rows, mistakes);
    }

    private static String decode(String name, byte[] content) throws Failure {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw Failure.usage(name + " is not UTF-8", "Save it as CSV in UTF-8.");
        }
    }

    private static List<CsvRecord> records(String name, String text) throws Failure {
        List<CsvRecord> records = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .ofCsvRecord(text)) {
            for (CsvRecord record : reader) {
                if (record.getFields().stream().allMatch(String::isBlank)) {
                    continue;
                }
                if (records.size() > MAX_LINES) {
                    throw Failure.usage(name + " has more than " + MAX_LINES + " payments", "Split it.");
                }
                records.add(record);
            }
            return records;
        } catch (CsvParseException e) {
            String why = Optional.ofNullable(e.getCause()).map(cause -> " (" + cause.getMessage() + ")").orElse("");
            throw Failure.usage(
                    name + " is not CSV: " + e.getMessage() + why,
                    "Text with quotes or commas is put in quotes, a quote in it is doubled.");
        } catch (IOException e) {
            throw Failure.usage("cannot read " + name + ": " + e, "Try again.");
        }
    }

    private static Map<String, Integer> columns(String name, CsvRecord header) throws Failure {
        Map<String, Integer> columns = new LinkedHashMap<>();
        for (String field : header.getFields()) {
            String column = field.strip();
            if (!COLUMNS.contains(column)) {
                throw Failure.usage(name + ": '" + column + "' is no column of payments", HEADER);
            }
            if (columns.put(column, columns.size()) != null) {
                throw Failure.usage(name + " names the column " + column + " twice", HEADER);
            }
        }
        if (!columns.containsKey("to") || !columns.containsKey("amount")) {
            throw Failure.usage(name + " has no column " + (columns.containsKey("to") ? "amount" : "to"), HEADER);
        }
        return columns;
    }

    private static Row row(CsvRecord record, Map<String, Integer> columns) {
        return new Row(
                record.getStartingLineNumber(),
                field(record, columns, "to").strip(),
                field(record, columns, "amount").strip(),
                field(record, columns, "asset").strip(),
                field(record, columns, "memo"));
    }

    private static String field(CsvRecord record, Map<String, Integer> columns, String column) {
        Integer index = columns.get(column);
        return index == null ? "" : record.getField(index);
    }
}
