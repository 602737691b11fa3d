package org.mokkachain.p2p.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mokkachain.p2p.transport.PeerAddress;

/** What every peer book does. */
abstract class PeerBookContract {
    static final PeerAddress ONE = PeerAddress.parse("mokka://" + "11".repeat(32) + "@node-1.example:9742");
    static final PeerAddress OTHER = PeerAddress.parse("mokka://" + "22".repeat(32) + "@[2001:db8::1]:1");

    /** A book in which nothing is yet. */
    abstract PeerBook book();

    @Test
    void aNewBookIsEmpty() throws IOException {
        assertThat(book().load()).isEmpty();
    }

    @Test
    void whatWasSavedLastIsLoadedInTheSameOrder() throws IOException {
        PeerBook book = book();
        book.save(List.of(ONE));
        book.save(List.of(OTHER, ONE));
        assertThat(book.load()).containsExactly(OTHER, ONE);
    }

    @Test
    void nothingCanBeSaved() throws IOException {
        PeerBook book = book();
        book.save(List.of(ONE));
        book.save(List.of());
        assertThat(book.load()).isEmpty();
    }

    @Test
    void tooManyAddressesAreRefusedAndChangeNothing() throws IOException {
        PeerBook book = book();
        book.save(List.of(ONE));
        List<PeerAddress> many = Collections.nCopies(PeerBook.MAX_ADDRESSES + 1, OTHER);
        assertThatThrownBy(() -> book.save(many)).isInstanceOf(IllegalArgumentException.class);
        assertThat(book.load()).containsExactly(ONE);
    }

    @Test
    void aFullBookIsLoadedAgain() throws IOException {
        PeerBook book = book();
        List<PeerAddress> many = Collections.nCopies(PeerBook.MAX_ADDRESSES, OTHER);
        book.save(many);
        assertThat(book.load()).isEqualTo(many);
    }
}
