declare module '*.woff2?inline' {
  const address: string;
  export default address;
}
declare module '*.ttf?inline' {
  const address: string;
  export default address;
}
declare module '*.wasm?url&inline' {
  const address: string;
  export default address;
}
