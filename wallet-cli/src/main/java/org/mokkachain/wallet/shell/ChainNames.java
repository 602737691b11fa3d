package org.mokkachain.wallet.shell;

import java.util.List;
import java.util.Optional;
import org.mokkachain.api.model.AssetInfo;
import org.mokkachain.api.model.ProposalInfo;
import org.mokkachain.api.model.ValidatorInfo;
import org.mokkachain.wallet.session.Session;

/** Names that only the chain knows, as far as the node of the shell tells them in a moment. */
final class ChainNames {
    private static final int MOST = 100;

    private final Known<AssetInfo> assets;
    private final Known<ValidatorInfo> validators;
    private final Known<ProposalInfo> proposals;

    ChainNames(Session session) {
        this.assets = new Known<>(() -> session.client().assets(MOST, Optional.empty()).items());
        this.validators = new Known<>(() -> session.client().validators());
        this.proposals = new Known<>(() -> session.client().proposals(MOST, Optional.empty()).items());
    }

    /** Asks for all of them, so that the first key press need not wait. */
    void prepare() {
        List.of(assets, validators, proposals).forEach(Known::prepare);
    }

    List<AssetInfo> assets() {
        return assets.get();
    }

    List<ValidatorInfo> validators() {
        return validators.get();
    }

    /** Those that may still be approved. */
    List<ProposalInfo> openProposals() {
        return proposals.get().stream().filter(proposal -> proposal.status().equals("open")).toList();
    }
}
