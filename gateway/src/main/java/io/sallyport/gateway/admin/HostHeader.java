package io.sallyport.gateway.admin;

import java.util.List;
import java.util.regex.Pattern;

/** Keeps web pages out whose name somebody has made lead to loopback (DNS rebinding). */
final class HostHeader {
    private static final Pattern OF_THIS_HOST =
            Pattern.compile("(localhost|[0-9.]{7,15}|\\[[0-9a-f:.]{2,45}])(:[0-9]{1,5})?", Pattern.CASE_INSENSITIVE);

    private HostHeader() {}

    /** HTTP/1.0 has none; an address cannot be made to lead elsewhere. */
    static boolean isOfThisHost(List<String> hosts) {
        return hosts.size() <= 1
                && hosts.stream().allMatch(host -> OF_THIS_HOST.matcher(host).matches());
    }
}
