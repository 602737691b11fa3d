package org.mokkachain.wallet.batch;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.mokkachain.types.file.DurableFiles;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Hash;
import org.mokkachain.wallet.batch.JournalEntry.Heading;
import org.mokkachain.wallet.output.Failure;

/** The payments of a file together with what became of them. Closing it lets others go on with it. */
public final class Batch implements AutoCloseable {
    private final List<Payment> payments;
    private final History history;
    private final Optional<Journal> journal;

    private Batch(List<Payment> payments, History history, Optional<Journal> journal) {
        this.payments = payments;
        this.history = history;
        this.journal = journal;
    }

    /**
     * What belongs together.
     *
     * @param file hash of the payment file
     * @param journal where what was done is written, or shall be
     */
    public record Subject(Hash chainId, Address sender, Hash file, Path journal) {}

    /** Begins, or goes on. */
    public static Batch open(Subject subject, List<Payment> payments) throws Failure {
        Journal journal = Journal.open(
                subject.journal(),
                new Heading(subject.chainId(), subject.sender().hex(), subject.file()));
        return new Batch(List.copyOf(payments), journal.history(), Optional.of(journal));
    }

    /** Looks at what was done, and begins nothing: this batch cannot be carried out. */
    public static Batch preview(Subject subject, List<Payment> payments) throws Failure {
        return Files.exists(subject.journal())
                ? open(subject, payments)
                : new Batch(List.copyOf(payments), new History(), Optional.empty());
    }

    Journal journal() {
        return journal.orElseThrow(() -> new IllegalStateException("a preview cannot be carried out"));
    }

    History history() {
        return history;
    }

    public int size() {
        return payments.size();
    }

    /** What has no end yet; with {@code failed} also what failed on chain, which may be paid anew. */
    public List<Payment> toDo(boolean failed) {
        return payments.stream()
                .filter(p -> history.settled(p.line()).map(end -> failed && !end.isPaid()).orElse(true))
                .toList();
    }

    /** Of {@link #toDo} what is not under way. */
    public List<Payment> toSign(boolean failed) {
        return toDo(failed).stream().filter(p -> history.open(p.line()).isEmpty()).toList();
    }

    /** What has been paid. */
    public List<Payment> paid() {
        return payments.stream()
                .filter(p -> history.settled(p.line()).filter(Settled::isPaid).isPresent())
                .toList();
    }

    /** Fees of all that has ended, base units. */
    public long feesPaid() {
        return payments.stream()
                .mapToLong(p -> history.settled(p.line()).map(Settled::fee).orElse(0L))
                .sum();
    }

    /** How many payments are in each state. */
    public Map<String, Integer> counts() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        List.of("committed", "failed", "pending", "unsent").forEach(state -> counts.put(state, 0));
        payments.forEach(payment -> counts.merge(state(payment), 1, Integer::sum));
        return counts;
    }

    private String state(Payment payment) {
        Optional<Settled> settled = history.settled(payment.line());
        if (settled.isPresent()) {
            return settled.get().state().text();
        }
        return history.open(payment.line()).isPresent() ? "pending" : "unsent";
    }

    /** Why payments failed, by line. */
    public SequencedMap<Long, String> failures() {
        SequencedMap<Long, String> failures = new LinkedHashMap<>();
        for (Payment payment : payments) {
            history.settled(payment.line())
                    .filter(end -> !end.isPaid())
                    .ifPresent(end -> failures.put(payment.line(), end.failure().orElse("failed")));
        }
        return failures;
    }

    /** Replaces {@code file} in one step by one line for each payment and what became of it. */
    public void writeResults(Path file) throws Failure {
        try {
            ByteBuffer text = StandardCharsets.UTF_8.encode(results());
            Path beside = Files.createTempFile(DurableFiles.folder(file), ".results-", ".tmp");
            DurableFiles.replace(file, beside, text);
        } catch (IOException e) {
            throw Failure.configuration(
                    "results", "cannot write the results to " + file + ": " + e,
                    "The payments are not affected; run the same command again, or name another file: --out FILE");
        }
    }

    private String results() throws IOException {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord(
                    "line", "to", "amount", "asset", "memo", "status", "id", "height", "index", "fee", "error");
            payments.forEach(payment -> csv.writeRecord(result(payment)));
        }
        return text.toString();
    }

    private List<String> result(Payment payment) {
        Optional<Settled> settled = history.settled(payment.line());
        return List.of(
                Long.toString(payment.line()),
                payment.recipient(),
                payment.number(),
                payment.unit().symbol(),
                payment.memo(),
                state(payment),
                history.signed(payment.line()).map(line -> line.transaction().id().hex()).orElse(""),
                settled.map(end -> Long.toString(end.height())).orElse(""),
                settled.map(end -> Integer.toString(end.index())).orElse(""),
                settled.map(end -> Long.toString(end.fee())).orElse(""),
                settled.flatMap(Settled::failure).orElse(""));
    }

    @Override
    public void close() throws Failure {
        if (journal.isPresent()) {
            journal.get().close();
        }
    }
}
