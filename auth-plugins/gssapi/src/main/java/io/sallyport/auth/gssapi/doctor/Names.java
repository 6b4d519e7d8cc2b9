package io.sallyport.auth.gssapi.doctor;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Host names and addresses, as the machine's resolver sees them. */
interface Names {
    Names SYSTEM = new Names() {
        @Override
        public List<InetAddress> addresses(String host) {
            try {
                return List.of(InetAddress.getAllByName(host));
            } catch (UnknownHostException e) {
                return List.of();
            }
        }

        @Override
        public Optional<String> name(InetAddress address) {
            try {
                // An address that remembers the name which it was found by would give that back.
                return Stream.of(InetAddress.getByAddress(address.getAddress()).getCanonicalHostName())
                        .filter(name -> !name.equals(address.getHostAddress()))
                        .findFirst();
            } catch (UnknownHostException e) {
                return Optional.empty();
            }
        }

        @Override
        public Optional<String> own() {
            try {
                return Optional.of(InetAddress.getLocalHost().getCanonicalHostName());
            } catch (UnknownHostException e) {
                return Optional.empty();
            }
        }
    };

    /** Gives the addresses of a host, none if it is unknown. */
    List<InetAddress> addresses(String host);

    /** Gives the name that an address has in the reverse direction. */
    Optional<String> name(InetAddress address);

    /** Gives the name of this machine. */
    Optional<String> own();
}
