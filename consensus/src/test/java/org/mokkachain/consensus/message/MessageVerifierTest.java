package org.mokkachain.consensus.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mokkachain.consensus.fixture.Council;
import org.mokkachain.consensus.fixture.KeyedSignatures;
import org.mokkachain.types.certificate.BlockReference;
import org.mokkachain.types.certificate.Certificate;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.certificate.FinalityProof;
import org.mokkachain.types.certificate.Phase;
import org.mokkachain.types.certificate.SignerSignature;
import org.mokkachain.types.crypto.SignatureCache;

class MessageVerifierTest {
    private final Council council = new Council(CrashModel.BFT, 4);
    private final Lead lead = council.lead(1, council.epoch.rootCertificate(), 0, 1, 2);
    private final ProposedBlock block = council.block(council.genesis, lead, 1);
    private final Certificate lock = council.certificate(Phase.PREPARE, block.reference(), 0, 1, 2);

    private void accepted(ConsensusMessage message) {
        assertThat(council.verifier().verify(message)).isInstanceOf(Verification.Accepted.class);
    }

    private void refused(ConsensusMessage message) {
        assertThat(council.verifier().verify(message)).isInstanceOf(Verification.Refused.class);
    }

    @Test
    void whatIsSignedByItsSignerIsAccepted() {
        accepted(council.suspect(3, 7));
        accepted(council.entry(4, 0, 1, 3));
        accepted(council.vote(2, 3));
        accepted(council.vote(2, 3, lock, Optional.empty()));
        accepted(lead);
        accepted(council.append(block));
        accepted(council.vote(Phase.COMMIT, 1, block.reference()));
        accepted(council.heartbeat(lead, 1));
        accepted(council.handover(2));
        accepted(new CertificateNotice(lock));
    }

    @Test
    void aSignatureOfAnotherValidatorIsRefused() {
        BlockVote own = council.vote(Phase.PREPARE, 1, block.reference());
        refused(new BlockVote(Phase.PREPARE, block.reference(), 2, own.signature()));
        refused(new BlockVote(Phase.PREPARE, block.reference(), 9, own.signature()));
    }

    @Test
    void aSignatureMadeForAnotherPurposeIsRefused() {
        BlockVote prepare = council.vote(Phase.PREPARE, 1, block.reference());
        refused(new BlockVote(Phase.COMMIT, block.reference(), 1, prepare.signature()));
    }

    @Test
    void aCertificateNeedsAQuorum() {
        refused(new CertificateNotice(council.certificate(Phase.PREPARE, block.reference(), 0, 1)));
        refused(new CertificateNotice(council.epoch.rootCertificate()));
    }

    @Test
    void aCertificateWithAWrongSignatureIsRefused() {
        List<SignerSignature> signatures = new ArrayList<>(lock.signatures());
        signatures.set(1, new SignerSignature(1, signatures.get(0).signature()));
        refused(new CertificateNotice(new Certificate(Phase.PREPARE, block.reference(), signatures)));
    }

    @Test
    void anEntryNeedsAQuorumOfSuspicionsOfTheTermBefore() {
        refused(council.entry(4, 0, 1));
        TermEntry valid = council.entry(4, 0, 1, 2);
        refused(new TermEntry(0, 5, valid.suspects()));
    }

    @Test
    void aVoteIsForTheCandidateOfItsTerm() {
        VoteStatement statement = council.statement(0, 3, council.epoch.root());
        byte[] payload = VoteStatement.payload(council.chainId, 3, 2, council.epoch.root());
        VoteStatement other =
                new VoteStatement(3, 0, 2, council.epoch.root(), council.sign(0, payload));
        assertThat(statement.candidate()).isEqualTo(3);
        refused(new Vote(other, council.epoch.rootCertificate(), Optional.empty()));
    }

    @Test
    void aVoteMustProveWhatItReports() {
        Certificate claim = new Certificate(Phase.PREPARE, block.reference(), List.of());
        refused(council.vote(2, 3, claim, Optional.empty()));
        Certificate commit = council.certificate(Phase.COMMIT, block.reference(), 0, 1, 2);
        refused(council.vote(2, 3, commit, Optional.empty()));
        BlockReference fakeRoot = council.epoch.reference(0, 0, block.hash());
        refused(council.vote(2, 3, new Certificate(Phase.PREPARE, fakeRoot, List.of()), Optional.empty()));
    }

    @Test
    void aVoteReportsAnEarlierTerm() {
        refused(council.vote(2, 1, lock, Optional.empty()));
    }

    @Test
    void inTheCrashModelAVoteCarriesTheHeaderOfWhatItReports() {
        Council crash = new Council(CrashModel.CFT, 3);
        Lead first = crash.lead(1, crash.epoch.rootCertificate(), 0, 1);
        ProposedBlock accepted = crash.block(crash.genesis, first, 1);
        Certificate report = new Certificate(Phase.PREPARE, accepted.reference(), List.of());
        MessageVerifier verifier = crash.verifier();
        assertThat(verifier.verify(crash.vote(0, 2, report, Optional.of(accepted.header()))))
                .isInstanceOf(Verification.Accepted.class);
        assertThat(verifier.verify(crash.vote(0, 2, report, Optional.empty())))
                .isInstanceOf(Verification.Refused.class);
        assertThat(verifier.verify(crash.vote(0, 2, report, Optional.of(crash.genesis))))
                .isInstanceOf(Verification.Refused.class);
    }

    @Test
    void aProofNeedsAQuorumOfVotesForItsLeaderAndTerm() {
        refused(council.lead(1, council.epoch.rootCertificate(), 0, 1));
        Proof valid = lead.proof();
        refused(council.lead(new Proof(
                2, council.epoch.candidate(2), valid.votes(), valid.base(), valid.ttlBlocks(), valid.ttlMs())));
    }

    @Test
    void aProofExtendsTheHighestBlockItsVotersReport() {
        List<VoteStatement> votes = List.of(
                council.statement(0, 3, council.epoch.root()),
                council.statement(1, 3, block.reference()),
                council.statement(2, 3, council.epoch.root()));
        int leader = council.epoch.candidate(3);
        accepted(council.lead(new Proof(3, leader, votes, lock, 100_000, 600_000)));
        refused(council.lead(
                new Proof(3, leader, votes, council.epoch.rootCertificate(), 100_000, 600_000)));
    }

    @Test
    void aProofLastsExactlyAsLongAsTheProtocolSays() {
        Proof valid = lead.proof();
        refused(council.lead(new Proof(1, 1, valid.votes(), valid.base(), 200_000, 600_000)));
        refused(council.lead(new Proof(1, 1, valid.votes(), valid.base(), 100_000, 600_001)));
    }

    @Test
    void evidenceMustContradictItself() {
        BlockVote one = council.vote(Phase.PREPARE, 2, block.reference());
        ProposedBlock rival = council.block(council.genesis, lead, 2);
        accepted(new EvidenceNotice(new Evidence(one, council.vote(Phase.PREPARE, 2, rival.reference()))));
        refused(new EvidenceNotice(new Evidence(one, council.vote(Phase.PREPARE, 3, rival.reference()))));
        refused(new EvidenceNotice(new Evidence(one, council.vote(Phase.COMMIT, 2, rival.reference()))));
        refused(new EvidenceNotice(new Evidence(one, one)));
        BlockVote commit = council.vote(Phase.COMMIT, 2, block.reference());
        accepted(new EvidenceNotice(new Evidence(commit, council.statement(2, 2, council.epoch.root()))));
        refused(new EvidenceNotice(new Evidence(commit, council.statement(2, 2, block.reference()))));
    }

    @Test
    void anotherEpochIsNobodysFault() {
        BlockReference later = new BlockReference(1, 1, 5, block.hash());
        assertThat(council.verifier().verify(council.vote(Phase.PREPARE, 1, later)))
                .isEqualTo(new Verification.OtherEpoch(1));
    }

    @Test
    void aRangeMustBeAChainWhoseLastBlockIsProved() {
        ProposedBlock next = council.block(block.header(), lead, 2);
        FinalityProof proof =
                new FinalityProof(List.of(), council.certificate(Phase.COMMIT, next.reference(), 0, 1, 2));
        FinalBlock first = new FinalBlock(block, Optional.empty());
        FinalBlock last = new FinalBlock(next, Optional.of(proof));
        accepted(new RangeReply(1, List.of(first, last)));
        refused(new RangeReply(1, List.of(first)));
        refused(new RangeReply(2, List.of(first, last)));
        refused(new RangeReply(1, List.of(new FinalBlock(block, Optional.of(proof)), last)));
        ProposedBlock stranger = council.block(council.genesis, lead, 3);
        refused(new RangeReply(1, List.of(new FinalBlock(stranger, Optional.empty()), last)));
        FinalityProof byChild = new FinalityProof(List.of(next.header()), proof.certificate());
        FinalBlock proved = new FinalBlock(block, Optional.of(byChild));
        accepted(new RangeReply(1, List.of(proved)));
    }

    @Test
    void aSignatureThatWasValidIsNotCheckedAgain() {
        int[] checks = {0};
        KeyedSignatures keyed = new KeyedSignatures();
        SignatureCache cache = new SignatureCache((key, message, signature) -> {
            checks[0]++;
            return keyed.verify(key, message, signature);
        });
        MessageVerifier verifier = new MessageVerifier(council.epoch, Council.LIMITS, cache);
        for (int i = 0; i < 3; i++) {
            verifier.verify(council.vote(Phase.PREPARE, i, block.reference()));
        }
        assertThat(verifier.verify(new CertificateNotice(lock))).isInstanceOf(Verification.Accepted.class);
        assertThat(checks[0]).isEqualTo(3);
        BlockVote forged = new BlockVote(
                Phase.PREPARE, block.reference(), 3, lock.signatures().getFirst().signature());
        assertThat(verifier.verify(forged)).isInstanceOf(Verification.Refused.class);
        assertThat(verifier.verify(forged)).isInstanceOf(Verification.Refused.class);
        assertThat(checks[0]).isEqualTo(5);
    }
}
