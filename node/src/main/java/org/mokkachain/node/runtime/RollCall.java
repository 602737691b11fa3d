package org.mokkachain.node.runtime;

import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.mokkachain.api.model.BlockTimings;
import org.mokkachain.api.model.VotesInfo;
import org.mokkachain.api.model.VotesInfo.Ballot;
import org.mokkachain.api.model.VotesInfo.Voter;
import org.mokkachain.consensus.epoch.Epoch;
import org.mokkachain.consensus.view.ConsensusView;
import org.mokkachain.consensus.view.PeerView;
import org.mokkachain.node.http.ChainReader;
import org.mokkachain.node.http.CommittedHeader;
import org.mokkachain.node.http.SeenVotes;
import org.mokkachain.types.certificate.BlockReference;
import org.mokkachain.types.certificate.Certificate;
import org.mokkachain.types.certificate.Phase;
import org.mokkachain.types.certificate.SignerSignature;
import org.mokkachain.types.certificate.Validator;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.value.PublicKey;

/** Who votes, put together from what consensus shows, from certificates, and from the votes that came by. */
final class RollCall {
    private static final long NANOS_PER_MS = 1_000_000;

    private final ChainReader chain;
    private final Timings timings;
    private final PublicKey self;

    RollCall(ChainReader chain, Timings timings, PublicKey self) {
        this.chain = chain;
        this.timings = timings;
        this.self = self;
    }

    VotesInfo of(ConsensusView view, Epoch epoch) {
        List<String> leader = view.validators().stream()
                .filter(PeerView::votedForCandidate)
                .map(PeerView::name)
                .toList();
        List<Voter> voters = view.validators().stream().map(each -> voter(each, epoch)).toList();
        return new VotesInfo(
                leader, voters, view.pending().map(block -> running(block, view, epoch)), last(chain.height()));
    }

    private Voter voter(PeerView peer, Epoch epoch) {
        boolean own = epoch.key(peer.index()).equals(self);
        OptionalLong silent = own || peer.silentNanos().isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(peer.silentNanos().getAsLong() / NANOS_PER_MS);
        return new Voter(
                peer.name(), peer.connected(), peer.rejoining(), peer.suspects(), silent, peer.committedHeight());
    }

    private Ballot running(BlockReference block, ConsensusView view, Epoch epoch) {
        SeenVotes seen = chain.votes(block.hash());
        NavigableSet<Integer> first = new TreeSet<>(seen.first());
        NavigableSet<Integer> second = new TreeSet<>(seen.second());
        view.validators().stream().filter(PeerView::prepared).forEach(each -> first.add(each.index()));
        view.validators().stream().filter(PeerView::committed).forEach(each -> second.add(each.index()));
        return new Ballot(
                block.height(),
                block.hash().hex(),
                block.term(),
                epoch.name(epoch.candidate(block.term())),
                names(first, epoch.validators()),
                names(second, epoch.validators()),
                timings.of(block.hash()));
    }

    private Optional<Ballot> last(long height) {
        return height == 0 ? Optional.empty() : chain.header(height).map(this::ballot);
    }

    private Ballot ballot(CommittedHeader block) {
        SeenVotes seen = chain.votes(block.hash());
        NavigableSet<Integer> first = new TreeSet<>(seen.first());
        NavigableSet<Integer> second = new TreeSet<>(seen.second());
        block.certificate()
                .filter(certificate -> certificate.block().hash().equals(block.hash()))
                .ifPresent(certificate -> addSigners(certificate, first, second));
        BlockTimings known = block.timings();
        return new Ballot(
                block.header().height(),
                block.hash().hex(),
                block.header().term(),
                block.validators().get(block.header().proposer()).name(),
                names(first, block.validators()),
                names(second, block.validators()),
                known);
    }

    /** Who has sent a second vote has accepted the block. */
    private static void addSigners(Certificate certificate, NavigableSet<Integer> first, NavigableSet<Integer> second) {
        certificate.signatures().stream().map(SignerSignature::signer).forEach(first::add);
        if (certificate.phase() == Phase.COMMIT) {
            certificate.signatures().stream().map(SignerSignature::signer).forEach(second::add);
        }
    }

    private static List<String> names(NavigableSet<Integer> validators, ValidatorSet set) {
        return validators.stream().filter(index -> index < set.size()).map(set::get).map(Validator::name).toList();
    }
}
