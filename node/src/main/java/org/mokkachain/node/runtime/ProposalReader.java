package org.mokkachain.node.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.mokkachain.api.governance.ChangeFields;
import org.mokkachain.api.model.Page;
import org.mokkachain.api.model.ParametersInfo;
import org.mokkachain.api.model.ProposalInfo;
import org.mokkachain.ledger.state.Governance;
import org.mokkachain.ledger.state.Proposal;
import org.mokkachain.ledger.state.ProposalKey;
import org.mokkachain.ledger.state.governance.ParameterTable;
import org.mokkachain.ledger.store.LedgerReader;
import org.mokkachain.types.address.AddressFormat;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.certificate.Quorum;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.governance.Parameter;

/** Proposals as the API shows them. Thread-safe. */
final class ProposalReader {
    private final AddressFormat addresses;
    private final CrashModel model;
    private final LedgerReader ledger;

    ProposalReader(AddressFormat addresses, CrashModel model, LedgerReader ledger) {
        this.addresses = addresses;
        this.model = model;
        this.ledger = ledger;
    }

    Optional<ProposalInfo> find(long number) {
        return ledger.get(new ProposalKey(number))
                .map(proposal -> info(number, proposal, Governance.in(ledger).membership().validators()));
    }

    /** Newest first; numbers have no gaps, so a page costs what is on it. */
    Page<ProposalInfo> page(OptionalLong before, int limit) {
        Governance governance = Governance.in(ledger);
        ValidatorSet validators = governance.membership().validators();
        long from = Math.min(governance.docket().next(), before.orElse(Long.MAX_VALUE)) - 1;
        List<ProposalInfo> items = new ArrayList<>();
        long number = from;
        for (; number >= 1 && items.size() < limit; number--) {
            long current = number;
            ledger.get(new ProposalKey(current)).ifPresent(found -> items.add(info(current, found, validators)));
        }
        return new Page<>(items, number >= 1 ? Optional.of(Long.toString(number + 1)) : Optional.empty());
    }

    /** What validators may change, for the next block and to come. */
    ParametersInfo parameters() {
        ParameterTable table = Governance.in(ledger).parameters();
        long next = ledger.head().height() + 1;
        List<ParametersInfo.Value> values = Arrays.stream(Parameter.values())
                .map(each -> new ParametersInfo.Value(each.text(), table.at(each, next), each.min(), each.max()))
                .toList();
        List<ParametersInfo.Scheduled> scheduled = table.scheduled().stream()
                .filter(change -> change.height() > next)
                .map(change -> new ParametersInfo.Scheduled(
                        change.parameter().text(), change.value(), change.height()))
                .toList();
        return new ParametersInfo(next, values, scheduled);
    }

    private ProposalInfo info(long number, Proposal proposal, ValidatorSet validators) {
        ChangeFields changes = new ChangeFields(addresses);
        return new ProposalInfo(
                number,
                status(proposal),
                changes.text(proposal.change()),
                changes.of(proposal.change()),
                proposal.change().hash().hex(),
                addresses.format(proposal.proposer()),
                proposal.proposedAt(),
                proposal.expiresAt(),
                proposal.approvals().stream().map(addresses::format).toList(),
                proposal.approvalsAmong(validators),
                Quorum.size(model, validators.size()),
                proposal.decidedAt() == 0 ? OptionalLong.empty() : OptionalLong.of(proposal.decidedAt()));
    }

    private String status(Proposal proposal) {
        boolean expired = proposal.status() == Proposal.Status.OPEN
                && !proposal.isOpenAt(ledger.head().height() + 1);
        return expired ? "expired" : proposal.status().name().toLowerCase(Locale.ROOT);
    }
}
