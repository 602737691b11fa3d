package org.mokkachain.wallet.commands.tx;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mokkachain.api.client.ApiException;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.model.Account;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.api.model.Problem;
import org.mokkachain.api.sending.Deadline;
import org.mokkachain.keystore.KeystoreException;
import org.mokkachain.wallet.batch.Batch;
import org.mokkachain.wallet.batch.BatchRun;
import org.mokkachain.wallet.batch.Payer;
import org.mokkachain.wallet.batch.Payment;
import org.mokkachain.wallet.batch.PaymentFile;
import org.mokkachain.wallet.commands.base.Paths;
import org.mokkachain.wallet.commands.base.WalletCommand;
import org.mokkachain.wallet.commands.sending.SendOptions;
import org.mokkachain.wallet.commands.sending.Sending;
import org.mokkachain.wallet.commands.sending.Signatories;
import org.mokkachain.wallet.output.Failure;
import org.mokkachain.wallet.session.Interruption;
import org.mokkachain.wallet.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Pays many. */
@Command(
        name = "batch",
        description = {
            "Make the payments of a CSV file, one transaction each, and wait until all are final.",
            "After an interruption run the same command again: FILE.journal knows what was sent, and nothing is paid",
            "twice. What became of each line is in FILE.results.csv."
        },
        footer = {
            "",
            "The first line of the file names its columns: to,amount[,asset][,memo]",
            "",
            "  to,amount,asset,memo",
            "  bob,12.5,MOKKA,for lunch",
            "  tmok1lv6k457gxv007clmz4rgfvputm26cspg7s5lln,5,EUR,",
            "",
            "Example: tx batch payments.csv --from alice --dry-run",
            "         tx batch payments.csv --from alice --yes --json"
        })
public final class TxBatch implements WalletCommand {
    private static final String AGAIN = "Run the same command again: what has been paid is not paid twice.";

    @Parameters(paramLabel = "FILE", description = "The payments, as CSV in UTF-8; up to 10,000.")
    private String file = "";

    @Option(names = "--dry-run", description = "Check every line and add up, but send nothing.")
    private boolean dryRun;

    @Option(names = "--retry-failed", description = "Make payments again that failed on chain.")
    private boolean retryFailed;

    @Option(names = "--journal", paramLabel = "FILE", description = "The journal (default FILE.journal).")
    private @Nullable String journal;

    @Option(names = "--out", paramLabel = "FILE", description = "The results (default FILE.results.csv).")
    private @Nullable String out;

    @Mixin
    private SendOptions options = new SendOptions();

    @Override
    public ExitCode run(Session session) throws Failure, KeystoreException, MokkaClientException {
        options.build().requireNone();
        PaymentFile payments = PaymentFile.read(Paths.of(file));
        Sending sending = Sending.of(session, options);
        List<Payment> lines = new PaymentLines(session, sending.names()).read(payments);
        Batch.Subject subject = new Batch.Subject(
                sending.network().chainId(), sending.sender().address(), payments.hash(), journalPath());
        try (Batch batch = dryRun ? Batch.preview(subject, lines) : Batch.open(subject, lines)) {
            return carryOut(session, sending, batch);
        }
    }

    private Path journalPath() throws Failure {
        return Paths.of(journal == null ? file + ".journal" : journal);
    }

    private ExitCode carryOut(Session session, Sending sending, Batch batch)
            throws Failure, KeystoreException, MokkaClientException {
        List<Payment> todo = batch.toDo(retryFailed);
        BatchReport report = new BatchReport(
                session, sending, batch,
                new BatchReport.Files(file, journalPath(), Paths.of(out == null ? file + ".results.csv" : out)));
        if (todo.isEmpty() && !dryRun) {
            session.output().note("Nothing is left to be done: each line has its end in " + journalPath()
                    + ". To make the same payments once more, put them into another file.");
            return report.end(0);
        }
        Account account = session.client().account(sending.sender().text());
        Signatories signatories = Signatories.of(
                session, sending.addresses(), sending.sender(), account.authority(), options.signWith());
        BatchTotals ahead = BatchTotals.of(batch.toSign(retryFailed), sending.fee());
        if (dryRun || session.asksBefore()) {
            report.page(ahead, account, todo);
        }
        ahead.requireCovered(account, sending.sender().written());
        if (dryRun) {
            report.dryRun(ahead);
            return ExitCode.OK;
        }
        session.confirm("Send " + todo.size() + (todo.size() == 1 ? " payment?" : " payments?"));
        Payer payer = new Payer(
                sending.network().chainId(),
                sending.sender().address(),
                sending.sender().text(),
                sending.fee(),
                signatories.unlock(session));
        return send(session, new BatchRun(session, payer, batch, todo), report);
    }

    private static ExitCode send(Session session, BatchRun run, BatchReport report)
            throws Failure, MokkaClientException {
        Deadline watch = Deadline.in(session.settings().timeout());
        try (Interruption.Scope scope = session.interruption().say(() -> session.output().failure(interrupted()))) {
            run.run();
        } catch (Failure e) {
            report.finish(watch.elapsed().toMillis());
            throw new Failure(e.exitCode(), e.code(), e.message(), AGAIN + " " + e.remedy());
        } catch (ApiException e) {
            report.finish(watch.elapsed().toMillis());
            Problem why = e.problem();
            throw new Failure(why.exitCode(), why.code(), why.detail(), why.remedy() + " " + AGAIN);
        } catch (MokkaClientException e) {
            report.finish(watch.elapsed().toMillis());
            throw Thread.currentThread().isInterrupted()
                    ? interrupted()
                    : new Failure(
                            ExitCode.CANNOT_CONNECT, "cannot_connect", String.valueOf(e.getMessage()), AGAIN);
        }
        return report.end(watch.elapsed().toMillis());
    }

    private static Failure interrupted() {
        return Failure.interrupted("interrupted; some of the payments may be made", AGAIN);
    }
}
