package io.sallyport.gateway.admin;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.Set;
import java.util.function.Supplier;

/** Answers requests: two pages, which are only read. */
final class AdminPages {
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final byte[] ALIVE = "{\"status\":\"up\"}\n".getBytes(US_ASCII);
    private static final byte[] NOTHING = {};

    private final Supplier<Report> readiness;

    AdminPages(Supplier<Report> readiness) {
        this.readiness = readiness;
    }

    FullHttpResponse answer(HttpRequest request) {
        if (request.decoderResult().isFailure()) {
            return response(HttpResponseStatus.BAD_REQUEST, NOTHING);
        }
        if (!HostHeader.isOfThisHost(request.headers().getAll(HttpHeaderNames.HOST))) {
            return response(HttpResponseStatus.MISDIRECTED_REQUEST, NOTHING);
        }
        String path = request.uri();
        boolean known = path.equals("/live") || path.equals("/ready");
        if (!known) {
            return response(HttpResponseStatus.NOT_FOUND, NOTHING);
        }
        if (!READING.contains(request.method())) {
            FullHttpResponse refusal = response(HttpResponseStatus.METHOD_NOT_ALLOWED, NOTHING);
            refusal.headers().set(HttpHeaderNames.ALLOW, "GET, HEAD");
            return refusal;
        }
        return path.equals("/live") ? response(HttpResponseStatus.OK, ALIVE) : ready();
    }

    private FullHttpResponse ready() {
        Report report = readiness.get();
        boolean down = report.status() == Status.DOWN;
        return response(down ? HttpResponseStatus.SERVICE_UNAVAILABLE : HttpResponseStatus.OK, ReportJson.of(report));
    }

    private static FullHttpResponse response(HttpResponseStatus status, byte[] body) {
        FullHttpResponse response =
                new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.wrappedBuffer(body));
        HttpHeaders headers = response.headers();
        headers.set(HttpHeaderNames.CONTENT_LENGTH, body.length);
        headers.set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON);
        headers.set(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_STORE);
        headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        headers.set("x-content-type-options", "nosniff");
        return response;
    }
}
