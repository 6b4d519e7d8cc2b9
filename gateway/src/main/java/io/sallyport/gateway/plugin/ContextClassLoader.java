package io.sallyport.gateway.plugin;

/** Calls a plugin with its own class loader as the thread's, which JNDI, JAAS and many libraries load by. */
final class ContextClassLoader {
    private ContextClassLoader() {}

    interface Call<T, E extends Exception> {
        T call() throws E;
    }

    static <T, E extends Exception> T with(ClassLoader loader, Call<T, E> call) throws E {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return call.call();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
