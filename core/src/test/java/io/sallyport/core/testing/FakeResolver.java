package io.sallyport.core.testing;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import io.sallyport.core.egress.Resolver;
import io.sallyport.core.spi.policy.CanonicalHost;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/** Keeps every question, until a test answers it. */
public final class FakeResolver implements Resolver {
    private final List<String> asked = new ArrayList<>();
    private boolean failsOnTheSpot;
    private final List<Promise<List<InetAddress>>> answers = new ArrayList<>();

    @Override
    public Future<List<InetAddress>> resolve(CanonicalHost.Name name, EventLoop loop) {
        if (failsOnTheSpot) {
            throw new IllegalArgumentException("test");
        }
        Promise<List<InetAddress>> answer = loop.newPromise();
        asked.add(name.text());
        answers.add(answer);
        return answer;
    }

    public List<String> asked() {
        return asked;
    }

    /** Answers the last question. */
    public void answer(InetAddress... addresses) {
        last().trySuccess(List.of(addresses));
    }

    /** Answers every question that has no answer yet. */
    public void answerAll(InetAddress... addresses) {
        answers.forEach(answer -> answer.trySuccess(List.of(addresses)));
    }

    /** From now on no question is even taken. */
    public void failOnTheSpot() {
        failsOnTheSpot = true;
    }

    public void fail(Throwable cause) {
        last().tryFailure(cause);
    }

    private Promise<List<InetAddress>> last() {
        return answers.get(answers.size() - 1);
    }

    @Override
    public void close() {
        // There is nothing to give back.
    }
}
