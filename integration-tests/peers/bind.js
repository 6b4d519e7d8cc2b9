// Node's "socks" asks for BIND; whoever plays the peer calls the bound port.
// node bind.js PROXYHOST PROXYPORT VERSION
const { SocksClient } = require('socks');
const net = require('net');
const [host, port, version] = process.argv.slice(2);

const client = new SocksClient({
  proxy: { host, port: Number(port), type: Number(version) },
  command: 'bind',
  destination: { host: '127.0.0.1', port: 21 },
});
let peer;
client.on('error', error => { console.log('error', error.message); process.exit(1); });
client.on('bound', info => {
  peer = net.connect(info.remoteHost.port, info.remoteHost.host);
  peer.write('from the peer');
  peer.on('data', data => { console.log('the peer got:', String(data)); process.exit(0); });
});
client.on('established', info => {
  console.log('the peer is the one that came:', info.remoteHost.port === peer.localPort);
  info.socket.on('data', data => {
    console.log('the client got:', String(data));
    info.socket.write('from the client');
  });
  info.socket.resume();
});
client.connect();
