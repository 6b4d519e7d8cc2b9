package io.sallyport.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.sallyport.core.server.InheritedSockets;
import io.sallyport.core.server.ListenerPlace;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Listeners that are elsewhere than on the network. */
class ListenerConfigurationTest {
    @TempDir
    private Path folder;

    private ListenerPlace place(String listener) throws IOException {
        return ConfigurationTexts.read(folder, "listeners: {a: {" + listener + "}}")
                .listeners()
                .get("a")
                .place(InheritedSockets.of(Map.of(), 1));
    }

    @Test
    void aUnixDomainSocketIsForItsOwnerUnlessMoreIsSaid() throws IOException {
        assertThat(place("unix: /run/s"))
                .isEqualTo(new ListenerPlace.UnixSocket(
                        Path.of("/run/s"), PosixFilePermissions.fromString("rw-------"), Optional.empty()));
        assertThat(place("unix: s.sock, mode: '0662', group: users"))
                .isEqualTo(new ListenerPlace.UnixSocket(
                        folder.resolve("s.sock"), PosixFilePermissions.fromString("rw-rw--w-"), Optional.of("users")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "socks4: true | not one place to listen at (expected: one of address, unix and socket)",
                "unix: /a, address: '127.0.0.1:1' | not one place to listen at (expected: one of address, unix and socket)",
                "unix: /a, mode: '660' | mode: '660' (expected: four octal digits in quotes, as '0660')",
                "unix: /a, mode: '1777' | mode: '1777' (expected: four octal digits in quotes, as '0660')",
                "unix: /a, mode: '0668' | mode: '0668' (expected: four octal digits in quotes, as '0660')",
                "unix: /a, group: 'a b' | group: 'a b' (expected: the name of a group)",
                "address: '127.0.0.1:1', mode: '0660' | mode: without a Unix-domain socket (expected: unix)",
                "address: '127.0.0.1:1', group: users | group: without a Unix-domain socket (expected: unix)",
                "unix: /a, ipv6-only: true | ipv6-only: true with 'unix' (expected: an IPv6 address)",
                "unix: /a, socket: a | not one place to listen at (expected: one of address, unix and socket)",
                "socket: 'a:b' | socket: 'a:b' (expected: a FileDescriptorName: 1 to 255 printable characters without ':')",
                "socket: '' | socket: '' (expected: a FileDescriptorName: 1 to 255 printable characters without ':')",
                "socket: a, mode: '0660' | mode: without a Unix-domain socket (expected: unix)",
                "socket: a, ipv6-only: true | ipv6-only: true with 'socket' (expected: an IPv6 address)",
                "unix: / | unix: '/' is no file (expected: the path of a socket)",
                "unix: /a, proxy-protocol: {from: [192.0.2.1]} | proxy-protocol: with a Unix-domain socket (expected: no"
                        + " such key, or address in place of unix)",
            })
    void saysWhatIsWrongWithOne(String listener, String message) throws IOException {
        assertThat(ConfigurationTexts.mistakesOf(folder, "listeners: {a: {" + listener + "}}"))
                .singleElement()
                .asString()
                .contains("listeners.a")
                .endsWith(message);
    }

    @Test
    void saysThatASocketWasNotPassed() {
        assertThatIOException()
                .isThrownBy(() -> place("socket: socks"))
                .withMessage(
                        "no socket 'socks': none was passed (LISTEN_PID and LISTEN_FDS are not set) (expected: a .socket"
                                + " unit with FileDescriptorName=socks)");
    }

    @Test
    void twoAtOnePathAreAMistake() throws IOException {
        assertThat(ConfigurationTexts.mistakesOf(folder, "listeners: {a: {unix: /run/s}, b: {unix: /run/s}}"))
                .singleElement()
                .asString()
                .endsWith("listeners.b.unix: '/run/s' is the unix of listener 'a' too (expected: one of its own)");
    }
}
