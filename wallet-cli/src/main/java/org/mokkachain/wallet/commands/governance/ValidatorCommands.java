package org.mokkachain.wallet.commands.governance;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.model.DryRun;
import org.mokkachain.api.model.EvidenceInfo;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.api.model.ProposalInfo;
import org.mokkachain.keystore.KeystoreException;
import org.mokkachain.types.transaction.ApproveChange;
import org.mokkachain.types.transaction.ReportEvidence;
import org.mokkachain.types.transaction.WithdrawChange;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.PublicKey;
import org.mokkachain.wallet.commands.base.WalletCommand;
import org.mokkachain.wallet.commands.sending.Deed;
import org.mokkachain.wallet.commands.sending.SendOptions;
import org.mokkachain.wallet.commands.sending.Sending;
import org.mokkachain.wallet.output.Failure;
import org.mokkachain.wallet.output.Output;
import org.mokkachain.wallet.output.Table;
import org.mokkachain.wallet.output.Text;
import org.mokkachain.wallet.session.Names;
import org.mokkachain.wallet.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What operators of validators do with proposals, and with validators that contradict themselves. */
public final class ValidatorCommands {
    private static final int MOST = 100;

    private ValidatorCommands() {}

    /** What is proposed. */
    @Command(
            name = "proposals",
            description = "List proposals that are open; with --all the last 100 of any state.",
            footer = {
                "",
                "Example: validator proposals",
                "         validator proposals --all"
            })
    public static final class Proposals implements WalletCommand {
        @Option(names = "--all", description = "Also those that passed, expired or were withdrawn.")
        private boolean all;

        @Override
        public boolean worksAlone() {
            return true;
        }

        @Override
        public ExitCode run(Session session) throws Failure, KeystoreException, MokkaClientException {
            List<ProposalInfo> proposals = session.client().proposals(MOST, Optional.empty()).items().stream()
                    .filter(proposal -> all || proposal.status().equals(ProposalInfo.OPEN))
                    .toList();
            Output output = session.output();
            if (output.isJson()) {
                output.json(Map.of("proposals", proposals));
                return ExitCode.OK;
            }
            if (proposals.isEmpty()) {
                output.note(all ? "Nobody has proposed anything yet." : "No proposal is open; see the others: --all");
                return ExitCode.OK;
            }
            Names names = session.names();
            ChangeWords words = new ChangeWords(session);
            Table table = Table.of(">#", "STATE", ">APPROVED", ">UNTIL", "PROPOSER", "CHANGE");
            for (ProposalInfo proposal : proposals) {
                table.row(
                        Text.bold(Long.toString(proposal.number())),
                        state(proposal),
                        Text.plain(proposal.approvingValidators() + " of " + proposal.quorum()),
                        Text.plain(Long.toString(proposal.expiresAt())),
                        Text.plain(names.known(names.address(proposal.proposer()))
                                .name()
                                .orElse(proposal.proposer())),
                        Text.plain(words.of(proposal.change(), proposal.text())));
            }
            output.print(table);
            return ExitCode.OK;
        }

        private static Text state(ProposalInfo proposal) {
            return switch (proposal.status()) {
                case ProposalInfo.OPEN -> Text.warning(proposal.status());
                case "passed" -> Text.good(proposal.status());
                default -> Text.dim(proposal.status());
            };
        }
    }

    /** Says yes. */
    @Command(
            name = "approve",
            description = "Approve a proposal in the name of every validator whose operator the sender is.",
            footer = {"", "Example: validator approve 7 --from bob"})
    public static final class Approve implements WalletCommand {
        @Parameters(paramLabel = "NUMBER", description = "Its number, as 'validator proposals' shows it.")
        private long number;

        @Option(names = "--dry-run", description = "Only show what it would do; nothing is sent.")
        private boolean dryRun;

        @Option(names = "--force", description = "Send it, too, where the chain would refuse it as things are.")
        private boolean force;

        @Mixin
        private SendOptions options = new SendOptions();

        @Override
        public ExitCode run(Session session) throws Failure, KeystoreException, MokkaClientException {
            if (dryRun) {
                return DryRuns.show(session, session.client().dryRun(number));
            }
            ProposalInfo proposal = session.client().proposal(number);
            ApproveChange approval = new ApproveChange(number, Hash.fromHex(proposal.changeHash()));
            String change = new ChangeWords(session).of(proposal.change(), proposal.text());
            String what = "proposal " + number + ", to " + change;
            Deed deed = Deed.of(List.of(approval), "approve " + what, "Approved " + what)
                    .field("proposal", Long.toString(number))
                    .field("change", change)
                    .field("approved", proposal.approvingValidators() + " of " + proposal.quorum() + " validators");
            if (options.build().file().isEmpty()) {
                DryRun run = session.client().dryRun(number);
                DryRuns.requireApplicable(run, force);
                DryRuns.describe(run, deed);
            }
            return Sending.of(session, options).run(deed);
        }
    }

    /** Takes back. */
    @Command(
            name = "withdraw",
            description = "Take back a proposal that the sender made.",
            footer = {"", "Example: validator withdraw 7 --from alice"})
    public static final class Withdraw implements WalletCommand {
        @Parameters(paramLabel = "NUMBER", description = "Its number, as 'validator proposals' shows it.")
        private long number;

        @Mixin
        private SendOptions options = new SendOptions();

        @Override
        public ExitCode run(Session session) throws Failure, KeystoreException, MokkaClientException {
            String what = "proposal " + number;
            ProposalInfo proposal = session.client().proposal(number);
            Deed deed = Deed.of(List.of(new WithdrawChange(number)), "withdraw " + what, "Withdrew " + what)
                    .field("withdraw", what)
                    .field("change", new ChangeWords(session).of(proposal.change(), proposal.text()));
            return Sending.of(session, options).run(deed);
        }
    }

    /** Brings a liar to court. */
    @Command(
            name = "report",
            description = "Report a validator that contradicted itself; the chain removes it.",
            footer = {"", "Example: validator report validator-3 --from alice"})
    public static final class Report implements WalletCommand {
        @Parameters(paramLabel = "VALIDATOR", description = "Name or public key.")
        private String validator = "";

        @Mixin
        private SendOptions options = new SendOptions();

        @Override
        public ExitCode run(Session session) throws Failure, KeystoreException, MokkaClientException {
            EvidenceInfo evidence = session.client().evidence().stream()
                    .filter(seen -> seen.validator().equals(validator) || seen.publicKey().equals(validator))
                    // The latest: for an older one it may have been removed before.
                    .reduce((older, newer) -> newer)
                    .orElseThrow(() -> new Failure(
                            ExitCode.ERROR,
                            "no_evidence",
                            "the node has seen nothing of that kind of " + validator,
                            "Ask another node with --node: each knows what itself has seen."));
            ReportEvidence report = new ReportEvidence(
                    PublicKey.fromHex(evidence.publicKey()), Bytes.fromHex(evidence.evidence()));
            Deed deed = Deed.of(
                            List.of(report),
                            "report " + evidence.validator(),
                            "Reported " + evidence.validator())
                    .field("validator", evidence.validator() + " (" + evidence.publicKey() + ")")
                    .field("offence", evidence.offence())
                    .warning("If the evidence holds, the validator is removed for good.");
            return Sending.of(session, options).run(deed);
        }
    }
}
