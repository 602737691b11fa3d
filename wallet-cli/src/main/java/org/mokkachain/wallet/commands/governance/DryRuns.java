package org.mokkachain.wallet.commands.governance;

import java.util.stream.Collectors;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.model.DryRun;
import org.mokkachain.api.model.DryRun.QuorumInfo;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.wallet.commands.sending.Deed;
import org.mokkachain.wallet.output.Failure;
import org.mokkachain.wallet.output.Output;
import org.mokkachain.wallet.output.Table;
import org.mokkachain.wallet.output.Text;
import org.mokkachain.wallet.session.Session;

/** What a change would do to the quorum, for people. */
final class DryRuns {
    private static final String SAFE = "safe";
    private static final String NOT_APPLICABLE = "not_applicable";

    private DryRuns() {}

    /** The result of {@code --dry-run}; ends with 6 where the change would be refused. */
    static ExitCode show(Session session, DryRun run) throws Failure, MokkaClientException {
        Output output = session.output();
        boolean safe = run.verdict().equals(SAFE);
        if (output.isJson()) {
            output.json(run);
        } else {
            String text = new ChangeWords(session).of(run.change(), run.text());
            output.print(safe ? Text.good("✔ ") : Text.bad("✘ "), Text.bold("To " + text));
            output.print(Table.fields()
                    .field("  before", inWords(run.before()))
                    .field("  after", inWords(run.after()))
                    .field("  verdict", safe ? Text.good(run.sentence()) : Text.bad(run.sentence())));
            run.remedy().ifPresent(remedy -> output.note("  " + remedy));
        }
        return safe ? ExitCode.OK : ExitCode.REJECTED;
    }

    /** Refuses what the chain would refuse, unless somebody knows better. */
    static void requireApplicable(DryRun run, boolean forced) throws Failure {
        if (run.verdict().equals(NOT_APPLICABLE) && !forced) {
            throw new Failure(
                    ExitCode.REJECTED,
                    NOT_APPLICABLE,
                    run.sentence(),
                    run.remedy().map(remedy -> remedy + " ").orElse("")
                            + "Nothing was sent; --force sends it all the same.");
        }
    }

    /** Before the question. */
    static void describe(DryRun run, Deed deed) {
        deed.field("before", inWords(run.before())).field("after", inWords(run.after()));
        if (!run.verdict().equals(SAFE)) {
            deed.warning(run.sentence() + run.remedy().map(remedy -> " " + remedy).orElse(""));
        }
    }

    private static String inWords(QuorumInfo set) {
        String missing = set.missing().stream()
                .map(absent -> absent.name() + " (" + absent.reason() + ")")
                .collect(Collectors.joining(", "));
        return set.validators() + " validators, quorum " + set.quorum() + ", tolerates " + set.toleratedFaults()
                + " faulty, " + set.live().size() + " live now" + (missing.isEmpty() ? "" : "; missing: " + missing);
    }
}
