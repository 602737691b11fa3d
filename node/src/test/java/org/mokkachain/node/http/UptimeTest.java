package org.mokkachain.node.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mokkachain.api.model.BlockTimings;
import org.mokkachain.api.model.Uptime;
import org.mokkachain.api.model.Uptime.ValidatorUptime;
import org.mokkachain.types.block.Block;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.certificate.BlockReference;
import org.mokkachain.types.certificate.Certificate;
import org.mokkachain.types.certificate.Phase;
import org.mokkachain.types.certificate.SignerSignature;
import org.mokkachain.types.certificate.Validator;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.PublicKey;
import org.mokkachain.types.value.Signature;

class UptimeTest {
    private static Validator validator(int number) {
        byte[] key = new byte[PublicKey.LENGTH];
        key[0] = (byte) number;
        return new Validator("v" + number, PublicKey.of(key), Address.of(new byte[Address.LENGTH]));
    }

    private static ValidatorSet set(int... numbers) {
        List<Validator> members = new ArrayList<>();
        for (int number : numbers) {
            members.add(validator(number));
        }
        return new ValidatorSet(members);
    }

    private static CommittedHeader block(long height, ValidatorSet set, int proposer, Integer... signers) {
        Header header = new Header(
                Header.VERSION, Hash.ZERO, 0, height, 1, proposer, Hash.ZERO, Hash.ZERO,
                Block.transactionsRoot(List.of()), Hash.ZERO, Hash.ZERO, set.hash(), set.hash(), height, 0, 4);
        Hash hash = header.hash();
        List<SignerSignature> signatures = Stream.of(signers)
                .map(signer -> new SignerSignature(signer, Signature.of(new byte[Signature.LENGTH])))
                .toList();
        Certificate certificate = new Certificate(Phase.COMMIT, new BlockReference(0, 1, height, hash), signatures);
        return new CommittedHeader(header, hash, Optional.of(certificate), set, BlockTimings.UNKNOWN,
                Optional.empty());
    }

    private static SeenVotes seen(List<Integer> first, List<Integer> second) {
        return new SeenVotes(new TreeSet<>(first), new TreeSet<>(second));
    }

    @Test
    void eachBlockIsProposedSignedVotedForLateMissedOrUnknown() {
        ValidatorSet set = set(1, 2, 3, 4);
        List<CommittedHeader> blocks =
                List.of(block(5, set, 0, 0, 1, 2), block(6, set, 1, 0, 1, 2), block(7, set, 0, 0, 1, 3));
        Map<Hash, SeenVotes> votes = Map.of(
                blocks.get(1).hash(), seen(List.of(0, 1, 2, 3), List.of(0, 1, 2)),
                blocks.get(2).hash(), seen(List.of(0, 1), List.of(0, 1, 3)));
        Uptime uptime = UptimeCount.of(blocks, 7, hash -> votes.getOrDefault(hash, SeenVotes.NONE));
        assertThat(uptime.fromHeight()).isEqualTo(5);
        assertThat(uptime.toHeight()).isEqualTo(7);
        assertThat(uptime.validators()).extracting(ValidatorUptime::marks).containsExactly("PSP", "SPS", "SSM", "ULS");
        ValidatorUptime third = uptime.validators().get(2);
        assertThat(third.signed()).isEqualTo(2);
        assertThat(third.missed()).isEqualTo(1);
        assertThat(third.missedInARow()).isEqualTo(1);
        ValidatorUptime fourth = uptime.validators().get(3);
        assertThat(List.of(fourth.proposed(), fourth.signed(), fourth.late(), fourth.unknown(), fourth.missedInARow()))
                .containsExactly(0, 1, 1, 1, 0);
    }

    @Test
    void whoWasNoValidatorThenIsNotCountedAsMissing() {
        ValidatorSet before = set(1, 2);
        ValidatorSet after = set(1, 3);
        List<CommittedHeader> blocks = List.of(block(1, before, 0, 0, 1), block(2, after, 0, 0, 1));
        Uptime uptime = UptimeCount.of(blocks, 2, hash -> SeenVotes.NONE);
        assertThat(uptime.validators()).extracting(ValidatorUptime::name).containsExactly("v1", "v3", "v2");
        assertThat(uptime.validators()).extracting(ValidatorUptime::marks).containsExactly("PP", "-S", "S-");
    }

    @Test
    void aChainOfNothingButItsGenesisHasNoMarks() {
        Uptime uptime = UptimeCount.of(List.of(), 0, hash -> SeenVotes.NONE);
        assertThat(uptime.fromHeight()).isEqualTo(1);
        assertThat(uptime.toHeight()).isZero();
        assertThat(uptime.validators()).isEmpty();
    }
}
